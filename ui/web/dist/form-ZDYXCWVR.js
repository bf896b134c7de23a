import{b as a,c as b,d as c,e as d}from"./chunk-ZCYLWYTO.js";import"./chunk-7OQWC7F7.js";import"./chunk-BL6EQID4.js";export{d as groupName,a as mountForm,c as roundName,b as sendUnsent};
