import{b as a,c as b,d as c}from"./chunk-JUW2R7T3.js";import"./chunk-MVTT27ZJ.js";export{c as groupName,a as mountForm,b as roundName};
