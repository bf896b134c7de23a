import{b as a,c as b}from"./chunk-DR24D5DO.js";import"./chunk-WHLOWAC4.js";import"./chunk-IZ2WYCG3.js";import"./chunk-HWW6VNZO.js";export{a as mountForm,b as sendUnsent};
