import{b as a,c as b}from"./chunk-ITDJMDTD.js";import"./chunk-IVMSTSBX.js";import"./chunk-W3Q74KXJ.js";import"./chunk-HWW6VNZO.js";export{a as mountForm,b as sendUnsent};
