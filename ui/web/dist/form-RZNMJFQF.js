import{b as a,c as b}from"./chunk-IOTKBXIR.js";import"./chunk-IVMSTSBX.js";import"./chunk-IZ2WYCG3.js";import"./chunk-HWW6VNZO.js";export{a as mountForm,b as sendUnsent};
