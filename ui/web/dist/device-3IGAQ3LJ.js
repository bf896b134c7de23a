import{k as o}from"./chunk-FHHXZFAB.js";import"./chunk-3SUXVHTQ.js";o();
