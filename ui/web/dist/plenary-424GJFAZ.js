import{a as R}from"./chunk-UZGR7DIF.js";import{a as D,b as F}from"./chunk-H5NAI6YV.js";import{B as O,D as V,E as A,F as C,a as r,c as i,e as k,g as t,h as B,i as c,m as u,n as h,p as _,r as E,u as j,v as x,w as g,x as N,y as I}from"./chunk-JE4BDCKW.js";import{c as y,d as $,g as S}from"./chunk-3SUXVHTQ.js";var H=600*1e3,J=8,U=6,m=JSON.parse(document.getElementById("page").textContent),[G,b]=["top","view"].map(e=>document.getElementById(e)),W=document.getElementById("qr").content.firstElementChild,{snapshot:n}=m,v=!1;y(m.now);F({watch:{as:"screen"},token:m.token,tokenAddress:`${location.pathname}/token`,onSnapshot(e){n=e,w()},onState(e){v=e==="lost",e!=="connected"&&A(v?t("Ikke tilkoblet."):t("Tilkoblet igjen.")),w()}});G.replaceChildren();S(w);D(!0);function w(){C(n),k(P(),G);let e=x(n),[s,o]=z(e);b.className!==s&&(b.className=s),k(r`${o}${te()}`,b)}function z(e){let{what:s,poll:o}=n.showing;return s==="poll"?["poll",Q(o)]:s==="welcome"?["hello",L()]:s==="agenda"?["board",r`${e?f(e):i}${q()}`]:s==="board"&&n.board.length&&e?["board",r`${f(e)}${T(e)}`]:n.phase==="before"?["hello",L()]:n.phase==="ended"?["hello",Y()]:n.turns?["board",r`${f(e)}${V(n.turns)}`]:["board",r`${f(e)}${M(e)?T(e):q()}`]}function P(){return r`<strong>${n.workshop.title}</strong>
    ${v?r`<span class="tag warn">${t("Ikke tilkoblet. Vi pr\xF8ver igjen.")}</span>`:i}
    <span class="push">${n.phase==="on"?r`<span class="muted">${t("Kom inn med kode {code}",{code:K(n.code)})}</span>`:i}</span>
    <span>${c($())}</span>`}function K(e){return`${e.slice(0,3)} ${e.slice(3)}`}function Q(e){let s=e.options.length>8?"many":"";return r`<div class="poll-head">
      <h1>${e.title}</h1>
      <p class="big">${t("{n} av {total} har stemt",{n:e.cast,total:e.may})}</p>
    </div>
    ${e.result?r`<div class="poll-result ${s}">${R(e)}</div>`:r`<ul class="poll-options ${s}">${e.options.map(({text:o})=>r`<li>${o}</li>`)}</ul>
          <p class="big muted">${X(e)}</p>`}`}function X(e){if(e.state!=="open")return t("Avstemningen er lukket. Resultatet kommer straks.");let s=E(e),o=e.ends_at?t("\xC5pent til kl. {clock}.",{clock:c(e.ends_at)}):"";return r`${t("Stem p\xE5 telefonen.")} ${s} ${o}`}function L(){let{workshop:e,joined:s,total:o}=n,l=e.starts_at-$()>0?t("Vi begynner kl. {clock}.",{clock:c(e.starts_at)}):t("Vi begynner straks."),d=e.joining==="listed"&&o?r`<strong>${t("{n} av {total}",{n:s,total:o})}</strong> ${t("er inne.")}`:s?r`<strong>${s}</strong> ${t("er inne.")}`:i;return r`${W}
    <div>
      <h1>${t("Velkommen til {title}",{title:e.title})}</h1>
      <p class="how">${t("Skann koden med telefonen, eller g\xE5 til")}<br /><strong>${m.address}</strong> ${t("og skriv")}</p>
      <p class="bigcode">${K(n.code)}</p>
      <p class="big">${l} ${d}</p>
    </div>`}function Y(){return r`<div class="bye">
    <h1>${t("Takk for i dag.")}</h1>
    <p class="how">${t("Alt dere skrev, er lagret. Dere leser det p\xE5 telefonen.")}</p>
  </div>`}function f(e){let s=e.kind==="round"||e.kind==="summary",o=s?j(n,e):n.turns?u(e):"",{times:a}=g(n),l=n.agenda.filter(p=>p.state==="next").slice(0,2),d=n.rounds.some(p=>p.state==="past");return r`<section class="now ${s?"":"rest"}" aria-label=${t("N\xE5")}>
    <div class="stack">
      ${o?r`<p class="where big">${o}</p>`:r`<h1>${u(e)}</h1>`}
      ${e.speaker?r`<p class="big">${e.speaker}</p>`:i}
      ${s||d?N(n):i}
    </div>
    ${n.turns?O(n):I(n,Z)}
    ${M(e)?r`<p class="next">
          ${l.map(p=>r`<span>${c(a[p.id])} ${u(p)}</span>`)}
          ${l.length?i:r`<span>${c(g(n).end)} ${t("Slutt")}</span>`}
        </p>`:i}
  </section>`}function Z(e){return e.paused?t("Klokka st\xE5r"):e.out?t("Tida er ute"):e.late?t("igjen. Skriv ferdig."):B("minutt igjen","minutter igjen",e.minutes)}function M(e){if(!n.board.length)return!1;if(e.id===n.board_of)return!0;let s=n.agenda.find(o=>o.state==="next");return e.kind==="break"&&s?.id===n.board_of}function T(e){let s=n.agenda.find(l=>l.id===n.board_of),o=n.board.length,a=o<=4?1:o<=12?2:o<=24?3:4;return r`<section aria-labelledby="go">
    <h1 id="go">${e.id===s.id?ee(s):t("Etter pausen: {what}",{what:u(s)})}</h1>
    <ul class="gos ${o>10?"many":o<6?"few":""}" style="grid-template-rows:repeat(${Math.ceil(o/a)},1fr)">
      ${n.board.map(ne)}
    </ul>
  </section>`}function ee(e){return e.id===n.rounds[0].id?t("G\xE5 til gruppa di."):n.workshop.rotation!=="rotating"?t("Bli i gruppa di."):e.kind==="summary"?t("Bli der du er. Den f\xF8rste lederen kommer tilbake."):t("Bli der du er. Lederen kommer.")}function ne(e){let s=e.place||(e.is_online?t("p\xE5 nett"):""),o=[e.leader&&_(e.leader.name),s].filter(Boolean).join(", ");return r`<li class="go">
    <span class="chip" data-g=${(e.number-1)%J+1}>${e.number}</span>
    <div>
      <strong><span class="hidden">${h(e)}: </span>${e.title??h(e)}</strong>
      <span>${o}</span>
    </div>
  </li>`}function q(){let{times:e,end:s}=g(n),o=n.agenda.filter(a=>a.state==="next").map(a=>[e[a.id],u(a),a.speaker]);return o.push([s,t("Slutt"),""]),r`<section aria-labelledby="day">
    <h1 id="day">${t("Dagen videre")}</h1>
    <ol class="gos day-list">
      ${o.slice(0,U).map(([a,l,d])=>r`<li class="go">
          <span class="at">${c(a)}</span>
          <div><strong>${l}</strong>${d?r`<span>${d}</span>`:i}</div>
        </li>`)}
    </ol>
  </section>`}function te(){let e=n.messages[0];return!e||$()-e.sent_at>H?i:r`<p class="notice info said"><strong>${t("Fra arrang\xF8ren:")}</strong> ${e.text}</p>`}
