import"./chunk-WOT6VMZA.js";async function n(t){return t.textContent="",{close(){}}}export{n as mountForm};
