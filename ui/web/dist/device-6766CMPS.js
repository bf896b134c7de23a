import{k as o}from"./chunk-IDMOZZHJ.js";import"./chunk-3SUXVHTQ.js";o();
