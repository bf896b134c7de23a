import{d as a,e as b}from"./chunk-M6ZVCOUU.js";import"./chunk-PVCRJIAQ.js";import"./chunk-HWW6VNZO.js";export{a as mountForm,b as sendUnsent};
