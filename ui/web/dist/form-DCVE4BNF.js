import{b as a,c as b}from"./chunk-Z72NMEFQ.js";import"./chunk-WHLOWAC4.js";import"./chunk-2WRRP57E.js";import"./chunk-HWW6VNZO.js";export{a as mountForm,b as sendUnsent};
