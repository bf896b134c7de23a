import{b as a,c as b,d as c}from"./chunk-S4EOQAUU.js";import"./chunk-BL6EQID4.js";export{c as groupName,a as mountForm,b as roundName};
