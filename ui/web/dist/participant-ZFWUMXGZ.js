import{a as o}from"./chunk-RDXKZQUC.js";o({});
