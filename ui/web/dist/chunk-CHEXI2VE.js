import{a as $,b as I,c as P,d as U,g as M}from"./chunk-QE4PER7C.js";import{l as R,m as A}from"./chunk-FHHXZFAB.js";import{F as B,a as o,c as b,d as h,h as s,i as D}from"./chunk-6MAETQC5.js";var E=I(class extends P{constructor(t){if(super(t),t.type!==$.PROPERTY&&t.type!==$.ATTRIBUTE&&t.type!==$.BOOLEAN_ATTRIBUTE)throw Error("The `live` directive is not allowed on child or event bindings");if(!U(t))throw Error("`live` bindings can only contain a single expression")}render(t){return t}update(t,[i]){if(i===b||i===h)return i;let l=t.element,c=t.name;if(t.type===$.PROPERTY){if(i===l[c])return b}else if(t.type===$.BOOLEAN_ATTRIBUTE){if(!!i===l.hasAttribute(c))return b}else if(t.type===$.ATTRIBUTE&&l.getAttribute(c)===i+"")return b;return M(t),i}});var Y=2e3,j=["\u{1F641}","\u{1F615}","\u{1F610}","\u{1F642}","\u{1F600}"];function ae({live:t,person_id:i,redraw:l}){let c=new Map,f=new Map,p=e=>(c.has(e)||(c.set(e,{answers:{},at:0,...R(i,e),isDone:!1,error:""}),c.get(e).receipt&&x(e)),c.get(e)),y=e=>{let{answers:n,at:r,receipt:a}=c.get(e);A(i,e,{answers:n,at:r,receipt:a})};function T(e,n,r){let a=p(e);a.error="",r.length?a.answers[n.id]=r:delete a.answers[n.id],y(e),l()}function S(e,n){let r=p(e);r.at=n,r.error="",y(e),l(),scrollTo(0,0),document.querySelector("#question")?.focus({preventScroll:!0})}async function x(e){let n=c.get(e);if(!n.isSending){n.receipt??=crypto.randomUUID?.()??[...crypto.getRandomValues(new Uint8Array(16))].join("-"),n.isSending=!0,y(e),l();try{let r=await t.call("answer_survey",{survey_id:e,answers:n.answers,receipt:n.receipt});n.isSending=!1,r.ok?O(e,""):["survey_answered","survey_closed","not_found"].includes(r.code)?O(e,r.say):(n.receipt=void 0,n.error=r.say??s("Det gikk ikke. Pr\xF8v en gang til."),y(e))}catch{setTimeout(()=>{n.isSending=!1,x(e)},Y)}l()}}function O(e,n){let r=c.get(e);r.isDone=!0,r.error=n,A(i,e,null),B(n||s("Takk. Svarene er sendt.")),scrollTo(0,0),setTimeout(()=>document.querySelector("#question")?.focus({preventScroll:!0}))}async function _(e){f.set(e,null);let n=await t.call("read_result",{survey_id:e}).catch(()=>({ok:!1}));f.set(e,n),l()}return{resume:e=>e.forEach(p),view(e,n,r){let a=n.surveys.find(d=>d.id===e),u=a||c.has(e)?p(e):null;return u?.isDone?u.error?L(u.error):V():a&&r.answered.includes(e)&&!u.receipt?V():a?C(a,u):n.published.some(d=>d.id===e)?(f.has(e)||_(e),J(f.get(e),()=>_(e))):L(s("Det er lukket. Takk til alle som svarte."))}};function C(e,n){let{questions:r}=e,a=Math.min(n.at,r.length-1),u=r[a],d=a===r.length-1,w=s("Sp\xF8rsm\xE5l {n} av {total}",{n:a+1,total:r.length}),g=v=>{v.preventDefault(),d?x(e.id):S(e.id,a+1)},m=()=>{T(e.id,u,""),S(e.id,a+1)};return o`<form class="survey" @submit=${g}>
      <section class="part stack">
        <p class="muted" aria-hidden="true">${w}</p>
        <fieldset class="stack s" ?disabled=${!!n.receipt}>
          <legend><h1 id="question" tabindex="-1"><span class="hidden">${w}: </span>${u.text}</h1></legend>
          ${F(e,n,u)}
        </fieldset>
        <p class="muted small">${z(e,u)}</p>
      </section>
      <section class="foot stack s" aria-label=${s("Videre")}>
        ${n.error?o`<p class="notice" role="alert">${n.error}</p>`:h}
        ${n.receipt?o`<p role="status"><strong>${s("Sender \u2026")}</strong> ${s("La siden st\xE5 \xE5pen til svarene er framme.")}</p>`:o`<button class="btn main big">${d?s("Send svarene"):s("Neste sp\xF8rsm\xE5l")}</button>
              <div class="row">
                ${a?o`<button class="btn plain" type="button" @click=${()=>S(e.id,a-1)}>${s("Tilbake")}</button>`:h}
                ${d?h:o`<button class="btn plain push" type="button" @click=${m}>${s("Hopp over")}</button>`}
              </div>`}
      </section>
    </form>`}function F(e,n,r){let a=n.answers[r.id]??[];if(r.kind==="text")return o`<textarea class="input" rows="6" aria-labelledby="question" .value=${E(String(a))}
        @input=${m=>T(e.id,r,m.target.value)}></textarea>`;let u=r.kind==="several",d=(m,v)=>{if(!u)return T(e.id,r,[m]);T(e.id,r,v?[...a,m].sort((k,H)=>k-H):a.filter(k=>k!==m))},w=N(r),g=G(r);return o`${u?o`<p class="muted">${s("Du kan velge flere.")}</p>`:h}
      ${g?o`<p class="muted row"><span>${g[0]}</span><span class="push">${g[1]}</span></p>`:h}
      <div class=${g?"numbers":"stack s"}>
        ${w.map((m,v)=>o`<label class="choice">
            <input type=${u?"checkbox":"radio"} name=${r.id} .checked=${E(a.includes(v))}
              @change=${k=>d(v,k.target.checked)} />
            ${r.kind==="smileys"?o`<span aria-hidden="true">${j[v]}</span>`:h}
            <span>${m}</span>
          </label>`)}
      </div>`}}function N({kind:t,options:i}){return t==="smileys"?[s("Sv\xE6rt d\xE5rlig"),s("D\xE5rlig"),s("Midt p\xE5 treet"),s("Bra"),s("Sv\xE6rt bra")]:t==="recommend"?Array.from({length:11},(l,c)=>String(c)):t==="scale"&&!i.length?["1","2","3","4","5"]:i}function G({kind:t,options:i}){return t==="recommend"?[s("0: slett ikke"),s("10: helt sikkert")]:t==="scale"&&!i.length?[s("1: lite"),s("5: mye")]:null}function z({least:t,is_live:i,by_group:l},{kind:c}){let f=i?s("Svarene vises samlet, hver gang minst {n} nye har svart.",{n:t}):s("Svarene vises f\xF8rst etterp\xE5, og n\xE5r minst {n} har svart.",{n:t}),p=l&&c!=="text"?s("De vises ogs\xE5 gruppe for gruppe, der minst {n} har svart.",{n:t}):"";return`${s("Anonymt: Svaret lagres uten navn og klokkeslett.")} ${f} ${p}`}var V=()=>o`<section class="part stack">
  <h1 id="question" tabindex="-1">${s("Takk for svarene.")}</h1>
  <p>${s("De er sendt uten navn. Ingen kan se hva du svarte.")}</p>
  <p><a class="btn" href="#">${s("Tilbake til dagen")}</a></p>
</section>`,L=t=>o`<section class="part stack">
  <h1 id="question" tabindex="-1">${t}</h1>
  <p><a class="btn" href="#">${s("Tilbake til dagen")}</a></p>
</section>`;function J(t,i){if(!t)return o`<p class="part muted">${s("Henter svarene \u2026")}</p>`;if(!t.ok)return o`<section class="part stack"><p>${t.say??s("Svarene kom ikke fram.")}</p>
      <button class="btn" @click=${i}>${s("Pr\xF8v n\xE5")}</button></section>`;let{title:l,turnout:c,questions:f}=t.result;return o`<section class="part stack l">
    <div><h1 tabindex="-1">${l}</h1><p class="muted">${D("{n} har svart.","{n} har svart.",c)}</p></div>
    ${f.filter(({kind:p})=>p!=="text").map(p=>o`<div class="stack s">
        <h2>${p.text}</h2>
        ${p.whole?K(N(p),p.whole):o`<p>${s("For f\xE5 svar til \xE5 vises.")}</p>`}
      </div>`)}
  </section>`}function K(t,{n:i,counts:l}){let c=Math.max(...l,1);return o`<div class="bars">
      ${t.map((f,p)=>o`<p class="bar" style="--n:${Math.round(l[p]/c*100)}%">
          <span>${f}</span><b>${l[p]}</b><i></i>
        </p>`)}
    </div>
    <p class="muted small">${D("{n} svar","{n} svar",i)}</p>`}export{j as a,ae as b,N as c};
/*! Bundled license information:

lit-html/directives/live.js:
  (**
   * @license
   * Copyright 2020 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)
*/
