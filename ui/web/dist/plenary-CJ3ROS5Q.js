import{A as I,B as A,a as o,b as r,c as m,d as v,e as u,g as w,h as t,i as y,j as l,n as p,o as f,q as S,r as B,s as E,t as g,u as j,v as N,y as _,z as x}from"./chunk-PFQEPEKZ.js";import"./chunk-WOT6VMZA.js";var O=600*1e3,V=8,$=JSON.parse(document.getElementById("page").textContent),[D,k]=["top","view"].map(e=>document.getElementById(e)),C=document.getElementById("qr").content.firstElementChild,{snapshot:n}=$,h=!1;v($.now);A({watch:{as:"screen"},token:$.token,tokenAddress:`${location.pathname}/token`,onSnapshot(e){n=e,b()},onState(e){h=e==="lost",_(h?t("Ikke tilkoblet."):t("Tilkoblet igjen.")),b()}});D.replaceChildren();w(b);I(!0);function b(){x(n),m(L(),D);let e=E(n),[a,s]=n.phase==="before"?["hello",T()]:n.phase==="ended"?["hello",q()]:["board",o`${G(e)}${M(e)?R(e):U()}`];k.className!==a&&(k.className=a),m(o`${s}${z()}`,k)}function L(){return o`<strong>${n.workshop.title}</strong>
    ${h?o`<span class="tag warn">${t("Ikke tilkoblet. Vi pr\xF8ver igjen.")}</span>`:r}
    <span class="push">${n.phase==="on"?o`<span class="muted">${t("Kom inn med kode {code}",{code:F(n.code)})}</span>`:r}</span>
    <span>${l(u())}</span>`}var F=e=>`${e.slice(0,3)} ${e.slice(3)}`;function T(){let{workshop:e,joined:a,total:s}=n,c=e.starts_at-u()>0?t("Vi begynner kl. {clock}.",{clock:l(e.starts_at)}):t("Vi begynner straks."),i=e.joining==="listed"&&s?o`<strong>${t("{n} av {total}",{n:a,total:s})}</strong> ${t("er inne.")}`:a?o`<strong>${a}</strong> ${t("er inne.")}`:r;return o`${C}
    <div>
      <h1>${t("Velkommen til {title}",{title:e.title})}</h1>
      <p class="how">${t("Skann koden med telefonen, eller g\xE5 til")}<br /><strong>${$.address}</strong> ${t("og skriv")}</p>
      <p class="bigcode">${F(n.code)}</p>
      <p class="big">${c} ${i}</p>
    </div>`}function q(){return o`<div class="bye">
    <h1>${t("Takk for i dag.")}</h1>
    <p class="how">${t("Alt dere skrev, er lagret. Dere leser det p\xE5 telefonen.")}</p>
  </div>`}function G(e){let a=e.kind==="round"||e.kind==="summary",{times:s}=g(n),d=n.agenda.filter(i=>i.state==="next").slice(0,2),c=n.rounds.some(i=>i.state==="past");return o`<section class="now ${a?"":"rest"}" aria-label=${t("N\xE5")}>
    <div class="stack">
      ${a?o`<p class="where big">${B(n,e)}</p>`:o`<h1>${p(e)}</h1>`}
      ${e.speaker?o`<p class="big">${e.speaker}</p>`:r}
      ${a||c?j(n):r}
    </div>
    ${N(n,K)}
    <p class="next">
      ${d.map(i=>o`<span>${l(s[i.id])} ${p(i)}</span>`)}
      ${d.length?r:o`<span>${l(g(n).end)} ${t("Slutt")}</span>`}
    </p>
  </section>`}function K(e){return e.paused?t("Klokka st\xE5r"):e.out?t("Tida er ute"):e.late?t("igjen. Skriv ferdig."):y("minutt igjen","minutter igjen",e.minutes)}function M(e){if(!n.board.length)return!1;if(e.id===n.board_of)return!0;let a=n.agenda.find(s=>s.state==="next");return e.kind==="break"&&a?.id===n.board_of}function R(e){let a=n.agenda.find(c=>c.id===n.board_of),s=n.board.length,d=s<=4?1:s<=12?2:s<=24?3:4;return o`<section aria-labelledby="go">
    <h1 id="go">${e.id===a.id?H(a):t("Etter pausen: {what}",{what:p(a)})}</h1>
    <ul class="gos ${s>10?"many":""}" style="grid-template-rows:repeat(${Math.ceil(s/d)},1fr)">
      ${n.board.map(J)}
    </ul>
  </section>`}function H(e){return e.id===n.rounds[0].id?t("G\xE5 til gruppa di."):n.workshop.rotation!=="rotating"?t("Bli i gruppa di."):e.kind==="summary"?t("Bli der du er. Den f\xF8rste lederen kommer tilbake."):t("Bli der du er. Lederen kommer.")}function J(e){let a=e.place||(e.is_online?t("p\xE5 nett"):""),s=[e.leader&&S(e.leader.name),a].filter(Boolean).join(", ");return o`<li class="go">
    <span class="chip" data-g=${(e.number-1)%V+1}>${e.number}</span>
    <div>
      <strong><span class="hidden">${f(e)}: </span>${e.title??f(e)}</strong>
      <span>${s}</span>
    </div>
  </li>`}function U(){let{times:e}=g(n),a=n.agenda.filter(s=>s.state!=="past").slice(0,8);return o`<section aria-labelledby="day">
    <h1 id="day">${t("Dagen videre")}</h1>
    <ol class="gos day-list">
      ${a.map(s=>o`<li class="go" aria-current=${s.state==="now"?"step":r}>
          <span class="at">${s.state==="now"?t("N\xE5"):l(e[s.id])}</span>
          <div><strong>${p(s)}</strong>${s.speaker?o`<span>${s.speaker}</span>`:r}</div>
        </li>`)}
    </ol>
  </section>`}function z(){let e=n.messages[0];return!e||u()-e.sent_at>O?r:o`<p class="notice info said"><strong>${t("Fra arrang\xF8ren:")}</strong> ${e.text}</p>`}
