import{b as a,c as b,d as c,e as d}from"./chunk-26YMLH2K.js";import"./chunk-PVCRJIAQ.js";import"./chunk-HWW6VNZO.js";export{d as groupName,a as mountForm,c as roundName,b as sendUnsent};
