import{b as a,c as b,d as c}from"./chunk-26KO4ZD4.js";import"./chunk-NBBFEV7M.js";export{c as groupName,a as mountForm,b as roundName};
