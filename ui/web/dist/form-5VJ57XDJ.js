import{b as a,c as b,d as c}from"./chunk-6FBZEWI6.js";import"./chunk-CFRQDDI6.js";import"./chunk-BL6EQID4.js";export{c as groupName,a as mountForm,b as roundName};
