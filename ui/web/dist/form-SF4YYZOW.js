import{b as a,c as b,d as c,e as d}from"./chunk-B7CEJDPS.js";import"./chunk-2JC6KAW5.js";import"./chunk-HWW6VNZO.js";export{d as groupName,a as mountForm,c as roundName,b as sendUnsent};
