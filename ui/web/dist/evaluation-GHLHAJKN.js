import{a as $,b as I,c as P,d as U,g as M}from"./chunk-Q33VQNPD.js";import{l as _,m as A}from"./chunk-FHHXZFAB.js";import{E as B,a as o,b,c as m,g as r,h as E}from"./chunk-JE4BDCKW.js";import"./chunk-3SUXVHTQ.js";var D=I(class extends P{constructor(t){if(super(t),t.type!==$.PROPERTY&&t.type!==$.ATTRIBUTE&&t.type!==$.BOOLEAN_ATTRIBUTE)throw Error("The `live` directive is not allowed on child or event bindings");if(!U(t))throw Error("`live` bindings can only contain a single expression")}render(t){return t}update(t,[i]){if(i===b||i===m)return i;let l=t.element,c=t.name;if(t.type===$.PROPERTY){if(i===l[c])return b}else if(t.type===$.BOOLEAN_ATTRIBUTE){if(!!i===l.hasAttribute(c))return b}else if(t.type===$.ATTRIBUTE&&l.getAttribute(c)===i+"")return b;return M(t),i}});var Y=2e3,j=["\u{1F641}","\u{1F615}","\u{1F610}","\u{1F642}","\u{1F600}"];function ae({live:t,person_id:i,redraw:l}){let c=new Map,h=new Map,u=e=>(c.has(e)||(c.set(e,{answers:{},at:0,..._(i,e),isDone:!1,error:""}),c.get(e).receipt&&x(e)),c.get(e)),y=e=>{let{answers:s,at:n,receipt:a}=c.get(e);A(i,e,{answers:s,at:n,receipt:a})};function T(e,s,n){let a=u(e);a.error="",n.length?a.answers[s.id]=n:delete a.answers[s.id],y(e),l()}function S(e,s){let n=u(e);n.at=s,n.error="",y(e),l(),scrollTo(0,0),document.querySelector("#question")?.focus({preventScroll:!0})}async function x(e){let s=c.get(e);if(!s.isSending){s.receipt??=crypto.randomUUID?.()??[...crypto.getRandomValues(new Uint8Array(16))].join("-"),s.isSending=!0,y(e),l();try{let n=await t.call("answer_survey",{survey_id:e,answers:s.answers,receipt:s.receipt});s.isSending=!1,n.ok?O(e,""):["survey_answered","survey_closed","not_found"].includes(n.code)?O(e,n.say):(s.receipt=void 0,s.error=n.say??r("Det gikk ikke. Pr\xF8v en gang til."),y(e))}catch{setTimeout(()=>{s.isSending=!1,x(e)},Y)}l()}}function O(e,s){let n=c.get(e);n.isDone=!0,n.error=s,A(i,e,null),B(s||r("Takk. Svarene er sendt.")),scrollTo(0,0),setTimeout(()=>document.querySelector("#question")?.focus({preventScroll:!0}))}async function R(e){h.set(e,null);let s=await t.call("read_result",{survey_id:e}).catch(()=>({ok:!1}));h.set(e,s),l()}return{resume:e=>e.forEach(u),view(e,s,n){let a=s.surveys.find(f=>f.id===e),p=a||c.has(e)?u(e):null;return p?.isDone?p.error?L(p.error):V():a&&n.answered.includes(e)&&!p.receipt?V():a?C(a,p):s.published.some(f=>f.id===e)?(h.has(e)||R(e),J(h.get(e),()=>R(e))):L(r("Det er lukket. Takk til alle som svarte."))}};function C(e,s){let{questions:n}=e,a=Math.min(s.at,n.length-1),p=n[a],f=a===n.length-1,w=r("Sp\xF8rsm\xE5l {n} av {total}",{n:a+1,total:n.length}),g=v=>{v.preventDefault(),f?x(e.id):S(e.id,a+1)},d=()=>{T(e.id,p,""),S(e.id,a+1)};return o`<form class="survey" @submit=${g}>
      <section class="part stack">
        <p class="muted" aria-hidden="true">${w}</p>
        <fieldset class="stack s" ?disabled=${!!s.receipt}>
          <legend><h1 id="question" tabindex="-1"><span class="hidden">${w}: </span>${p.text}</h1></legend>
          ${F(e,s,p)}
        </fieldset>
        <p class="muted small">${z(e)}</p>
      </section>
      <section class="foot stack s" aria-label=${r("Videre")}>
        ${s.error?o`<p class="notice" role="alert">${s.error}</p>`:m}
        ${s.receipt?o`<p role="status"><strong>${r("Sender \u2026")}</strong> ${r("La siden st\xE5 \xE5pen til svarene er framme.")}</p>`:o`<button class="btn main big">${f?r("Send svarene"):r("Neste sp\xF8rsm\xE5l")}</button>
              <div class="row">
                ${a?o`<button class="btn plain" type="button" @click=${()=>S(e.id,a-1)}>${r("Tilbake")}</button>`:m}
                ${f?m:o`<button class="btn plain push" type="button" @click=${d}>${r("Hopp over")}</button>`}
              </div>`}
      </section>
    </form>`}function F(e,s,n){let a=s.answers[n.id]??[];if(n.kind==="text")return o`<textarea class="input" rows="6" aria-labelledby="question" .value=${D(String(a))}
        @input=${d=>T(e.id,n,d.target.value)}></textarea>`;let p=n.kind==="several",f=(d,v)=>{if(!p)return T(e.id,n,[d]);T(e.id,n,v?[...a,d].sort((k,H)=>k-H):a.filter(k=>k!==d))},w=N(n),g=G(n);return o`${p?o`<p class="muted">${r("Du kan velge flere.")}</p>`:m}
      ${g?o`<p class="muted row"><span>${g[0]}</span><span class="push">${g[1]}</span></p>`:m}
      <div class=${g?"numbers":"stack s"}>
        ${w.map((d,v)=>o`<label class="choice">
            <input type=${p?"checkbox":"radio"} name=${n.id} .checked=${D(a.includes(v))}
              @change=${k=>f(v,k.target.checked)} />
            ${n.kind==="smileys"?o`<span aria-hidden="true">${j[v]}</span>`:m}
            <span>${d}</span>
          </label>`)}
      </div>`}}function N({kind:t,options:i}){return t==="smileys"?[r("Sv\xE6rt d\xE5rlig"),r("D\xE5rlig"),r("Midt p\xE5 treet"),r("Bra"),r("Sv\xE6rt bra")]:t==="recommend"?Array.from({length:11},(l,c)=>String(c)):t==="scale"&&!i.length?["1","2","3","4","5"]:i}function G({kind:t,options:i}){return t==="recommend"?[r("0: slett ikke"),r("10: helt sikkert")]:t==="scale"&&!i.length?[r("1: lite"),r("5: mye")]:null}function z({least:t,is_live:i}){let l=i?r("Svarene vises samlet, hver gang minst {n} nye har svart.",{n:t}):r("Svarene vises f\xF8rst etterp\xE5, og n\xE5r minst {n} har svart.",{n:t});return`${r("Anonymt: Svaret lagres uten navn og klokkeslett.")} ${l}`}var V=()=>o`<section class="part stack">
  <h1 id="question" tabindex="-1">${r("Takk for svarene.")}</h1>
  <p>${r("De er sendt uten navn. Ingen kan se hva du svarte.")}</p>
  <p><a class="btn" href="#">${r("Tilbake til dagen")}</a></p>
</section>`,L=t=>o`<section class="part stack">
  <h1 id="question" tabindex="-1">${t}</h1>
  <p><a class="btn" href="#">${r("Tilbake til dagen")}</a></p>
</section>`;function J(t,i){if(!t)return o`<p class="part muted">${r("Henter svarene \u2026")}</p>`;if(!t.ok)return o`<section class="part stack"><p>${t.say??r("Svarene kom ikke fram.")}</p>
      <button class="btn" @click=${i}>${r("Pr\xF8v n\xE5")}</button></section>`;let{title:l,turnout:c,questions:h}=t.result;return o`<section class="part stack l">
    <div><h1 tabindex="-1">${l}</h1><p class="muted">${E("{n} har svart.","{n} har svart.",c)}</p></div>
    ${h.filter(({kind:u})=>u!=="text").map(u=>o`<div class="stack s">
        <h2>${u.text}</h2>
        ${u.whole?K(N(u),u.whole):o`<p>${r("For f\xE5 svar til \xE5 vises.")}</p>`}
      </div>`)}
  </section>`}function K(t,{n:i,counts:l}){let c=Math.max(...l,1);return o`<div class="bars">
      ${t.map((h,u)=>o`<p class="bar" style="--n:${Math.round(l[u]/c*100)}%">
          <span>${h}</span><b>${l[u]}</b><i></i>
        </p>`)}
    </div>
    <p class="muted small">${E("{n} svar","{n} svar",i)}</p>`}export{ae as surveysOf};
/*! Bundled license information:

lit-html/directives/live.js:
  (**
   * @license
   * Copyright 2020 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)
*/
