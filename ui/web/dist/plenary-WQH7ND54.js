import{a as I,b as O}from"./chunk-H5NAI6YV.js";import{A as N,a as s,c as l,e as m,g as t,h as w,i as c,m as p,n as f,p as S,s as B,t as E,u as g,v as j,w as x,z as _}from"./chunk-XTFRPKXX.js";import{c as v,d as u,g as y}from"./chunk-3SUXVHTQ.js";var V=600*1e3,C=8,L=6,$=JSON.parse(document.getElementById("page").textContent),[A,k]=["top","view"].map(e=>document.getElementById(e)),R=document.getElementById("qr").content.firstElementChild,{snapshot:n}=$,h=!1;v($.now);O({watch:{as:"screen"},token:$.token,tokenAddress:`${location.pathname}/token`,onSnapshot(e){n=e,b()},onState(e){h=e==="lost",e!=="connected"&&_(h?t("Ikke tilkoblet."):t("Tilkoblet igjen.")),b()}});A.replaceChildren();y(b);I(!0);function b(){N(n),m(T(),A);let e=E(n),[o,r]=n.phase==="before"?["hello",q()]:n.phase==="ended"?["hello",G()]:["board",s`${K(e)}${F(e)?H(e):W()}`];k.className!==o&&(k.className=o),m(s`${r}${z()}`,k)}function T(){return s`<strong>${n.workshop.title}</strong>
    ${h?s`<span class="tag warn">${t("Ikke tilkoblet. Vi pr\xF8ver igjen.")}</span>`:l}
    <span class="push">${n.phase==="on"?s`<span class="muted">${t("Kom inn med kode {code}",{code:D(n.code)})}</span>`:l}</span>
    <span>${c(u())}</span>`}function D(e){return`${e.slice(0,3)} ${e.slice(3)}`}function q(){let{workshop:e,joined:o,total:r}=n,d=e.starts_at-u()>0?t("Vi begynner kl. {clock}.",{clock:c(e.starts_at)}):t("Vi begynner straks."),i=e.joining==="listed"&&r?s`<strong>${t("{n} av {total}",{n:o,total:r})}</strong> ${t("er inne.")}`:o?s`<strong>${o}</strong> ${t("er inne.")}`:l;return s`${R}
    <div>
      <h1>${t("Velkommen til {title}",{title:e.title})}</h1>
      <p class="how">${t("Skann koden med telefonen, eller g\xE5 til")}<br /><strong>${$.address}</strong> ${t("og skriv")}</p>
      <p class="bigcode">${D(n.code)}</p>
      <p class="big">${d} ${i}</p>
    </div>`}function G(){return s`<div class="bye">
    <h1>${t("Takk for i dag.")}</h1>
    <p class="how">${t("Alt dere skrev, er lagret. Dere leser det p\xE5 telefonen.")}</p>
  </div>`}function K(e){let o=e.kind==="round"||e.kind==="summary",{times:r}=g(n),a=n.agenda.filter(i=>i.state==="next").slice(0,2),d=n.rounds.some(i=>i.state==="past");return s`<section class="now ${o?"":"rest"}" aria-label=${t("N\xE5")}>
    <div class="stack">
      ${o?s`<p class="where big">${B(n,e)}</p>`:s`<h1>${p(e)}</h1>`}
      ${e.speaker?s`<p class="big">${e.speaker}</p>`:l}
      ${o||d?j(n):l}
    </div>
    ${x(n,M)}
    ${F(e)?s`<p class="next">
          ${a.map(i=>s`<span>${c(r[i.id])} ${p(i)}</span>`)}
          ${a.length?l:s`<span>${c(g(n).end)} ${t("Slutt")}</span>`}
        </p>`:l}
  </section>`}function M(e){return e.paused?t("Klokka st\xE5r"):e.out?t("Tida er ute"):e.late?t("igjen. Skriv ferdig."):w("minutt igjen","minutter igjen",e.minutes)}function F(e){if(!n.board.length)return!1;if(e.id===n.board_of)return!0;let o=n.agenda.find(r=>r.state==="next");return e.kind==="break"&&o?.id===n.board_of}function H(e){let o=n.agenda.find(d=>d.id===n.board_of),r=n.board.length,a=r<=4?1:r<=12?2:r<=24?3:4;return s`<section aria-labelledby="go">
    <h1 id="go">${e.id===o.id?J(o):t("Etter pausen: {what}",{what:p(o)})}</h1>
    <ul class="gos ${r>10?"many":r<6?"few":""}" style="grid-template-rows:repeat(${Math.ceil(r/a)},1fr)">
      ${n.board.map(U)}
    </ul>
  </section>`}function J(e){return e.id===n.rounds[0].id?t("G\xE5 til gruppa di."):n.workshop.rotation!=="rotating"?t("Bli i gruppa di."):e.kind==="summary"?t("Bli der du er. Den f\xF8rste lederen kommer tilbake."):t("Bli der du er. Lederen kommer.")}function U(e){let o=e.place||(e.is_online?t("p\xE5 nett"):""),r=[e.leader&&S(e.leader.name),o].filter(Boolean).join(", ");return s`<li class="go">
    <span class="chip" data-g=${(e.number-1)%C+1}>${e.number}</span>
    <div>
      <strong><span class="hidden">${f(e)}: </span>${e.title??f(e)}</strong>
      <span>${r}</span>
    </div>
  </li>`}function W(){let{times:e,end:o}=g(n),r=n.agenda.filter(a=>a.state==="next").map(a=>[e[a.id],p(a),a.speaker]);return r.push([o,t("Slutt"),""]),s`<section aria-labelledby="day">
    <h1 id="day">${t("Dagen videre")}</h1>
    <ol class="gos day-list">
      ${r.slice(0,L).map(([a,d,i])=>s`<li class="go">
          <span class="at">${c(a)}</span>
          <div><strong>${d}</strong>${i?s`<span>${i}</span>`:l}</div>
        </li>`)}
    </ol>
  </section>`}function z(){let e=n.messages[0];return!e||u()-e.sent_at>V?l:s`<p class="notice info said"><strong>${t("Fra arrang\xF8ren:")}</strong> ${e.text}</p>`}
