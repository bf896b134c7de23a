import{b as a,c as b}from"./chunk-BQ3TW3AH.js";import"./chunk-PVCRJIAQ.js";import"./chunk-HEHXLHCN.js";import"./chunk-HWW6VNZO.js";export{a as mountForm,b as sendUnsent};
