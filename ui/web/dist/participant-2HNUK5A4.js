import{a as ne,b as ae}from"./chunk-S3O6TARQ.js";import{b as re,c as ie}from"./chunk-2JC6KAW5.js";import{A as Y,B,C as A,D as I,E as L,F as ee,G as te,c as i,e as s,g as k,h as J,i as W,j as x,k as Z,m as t,n as f,o as v,p as C,q as Q,r as U,s as h,t as O,u as j,v as E,w as F,x as X,y,z as b}from"./chunk-HWW6VNZO.js";var M=({theme_id:e,track:n})=>`#form/${e}/${n}`;function se({snapshot:e,personal:n,notice:r}){let a=b(e),o=e.phase==="before"?he(e,n):e.phase==="ended"?Se(e,n):a&&e.meeting?ve(e,n,a):we(e,n,a);return i`${r}${o}${_e(e,n)}`}function he(e,n){let{workshop:r,group:a}=e,o=Math.ceil((r.starts_at-W())/6e4),l=v(r.starts_at);return i`<section class="now rest stack l" aria-label=${t("N\xE5")}>
    ${a?i`<p class="where"><span>${t("Du er i {group}",{group:F(a)})}</span></p>`:s}
    <h1>${t("Du er inne, {name}.",{name:E(n.name)})}</h1>
    <p>${t("Vent her. Siden skifter av seg selv n\xE5r vi begynner.")}</p>
    ${o>90?i`<p><strong>${t("Vi begynner {day} kl. {clock}.",{day:C(r.starts_at),clock:l})}</strong></p>`:o>0?i`<p class="clock" role="timer" aria-label=${f("{n} minutt til start","{n} minutter til start",o)}>
            <b>${o}</b> <span>${f("minutt til start,","minutter til start,",o)}<br />${t("kl. {clock}",{clock:l})}</span>
          </p>`:i`<p><strong>${t("Vi begynner straks.")}</strong></p>`}
    ${P(n)} ${G(z(r.place?i`<p>${r.place}</p>`:s,de(r)))}
  </section>`}function ve(e,n,r){let{group:a,meeting:o}=e,l=x(e.step),u=n.roles.find(c=>c.theme_id===o.theme_id&&c.track===o.track);return i`<section class="now stack l" aria-label=${t("N\xE5")}>
    <div class="stack s">
      <p class="where"><span>${O(a)}</span><span>${y(e,r)}</span></p>
      ${B(e)}
    </div>
    <div>
      <h1>${o.title}</h1>
      <p class="lead-by">${Ve(o)}${a.place?i`<br />${a.place}`:s}</p>
    </div>
    ${A(e,(c,g)=>be(c,g))}
    <div class="stack s">
      ${u?i`<a class="btn main big" href=${le(n,u)}>${t("\xC5pne skjemaet du leder")}</a>`:i`<a class="btn main big" href=${M(o)}>${l?.out?t("Skriv ferdig"):t("Skriv i skjemaet")}</a>`}
      <div class="row pair">
        ${a.meeting_url?ce(a.meeting_url,t("M\xF8terom")):s}
        <a class="btn" href="#sheet/${o.theme_id}">${t("Temaark")}</a>
      </div>
    </div>
  </section>`}function be(e,n){return e.paused?i`${t("Klokka st\xE5r.")}<br />${e.late?t("Vent litt."):f("minutt igjen","minutter igjen",e.minutes)}`:e.out?i`${t("Tida er ute.")}<br />${t("Skriv ferdig.")}`:e.late?i`${t("igjen.")}<br />${t("Skriv ferdig.")}`:i`${f("minutt igjen,","minutter igjen,",e.minutes)}<br />${t("til kl. {clock}",{clock:n})}`}function we(e,n,r){let{group:a,workshop:o}=e,l=e.rounds.filter(g=>g.state==="past").length,u=r.kind==="round"||r.kind==="summary",c=u&&!a?t("Du er ikke i en gruppe enn\xE5"):h(r);return i`<section class="now rest stack l" aria-label=${t("N\xE5")}>
    <div class="stack s">
      <p class="where">
        ${a?i`<span>${O(a)}</span>`:s}
        ${u?i`<span>${y(e,r)}</span>`:l?i`<span>${f("{n} av {total} runde ferdig","{n} av {total} runder ferdig",l,{total:e.rounds.length})}</span>`:s}
      </p>
      ${l||u?B(e):s}
    </div>
    <div>
      <h1>${c}</h1>
      ${u&&!a&&!n.roles.length?i`<p class="lead-by">${t("Si fra til arrang\xF8ren, s\xE5 f\xE5r du en gruppe.")}</p>`:u&&a?i`<p class="lead-by">${t("Gruppa di har ikke noe m\xF8te i denne runden.")}</p>`:s}
      ${r.speaker?i`<p class="lead-by">${r.speaker}</p>`:s}
    </div>
    ${A(e,(g,ke)=>ye(g,ke,r.kind))}
    ${r.kind==="break"&&e.met.length?i`<p>${t("Det dere skrev, er lagret. Dere kan lese det her.")}</p>`:s}
    ${P(n)}
    ${G(z(e.met.length?i`<a class="btn" href="#read">${t("Les det vi skrev")}</a>`:s,r.kind==="break"?s:de(o)))}
  </section>`}function ye(e,n,r){if(e.paused)return i`${t("Klokka st\xE5r.")}<br />${t("Vent litt.")}`;if(e.out)return i`${t("Straks ferdig.")}<br />${t("Vi g\xE5r videre snart.")}`;let a=e.late?t("igjen."):f("minutt igjen.","minutter igjen.",e.minutes);return i`${a}<br />${r==="break"?t("Vi fortsetter kl. {clock}",{clock:n}):t("Til kl. {clock}",{clock:n})}`}function Se(e,n){return i`<section class="now rest stack l" aria-label=${t("N\xE5")}>
    <h1>${t("Takk, {name}. Vi er ferdige.",{name:E(n.name)})}</h1>
    <p>${t("Du kan lukke siden. Alt er lagret.")}</p>
    ${P(n)}
    ${G(z(e.met.length?i`<a class="btn" href="#read">${t("Les det vi skrev")}</a>`:s,e.met.length?i`<a class="btn" href="/w/${e.workshop.id}/summary.pdf" download>${t("Last ned som PDF")}</a>`:s))}
  </section>`}function _e(e,n){if(e.phase==="ended"){let c=C(`${e.workshop.personal_data_until}T12:00:00Z`);return oe(t("Dette skjer videre"),[[c,t("Navnet ditt slettes"),t("Det dere skrev, blir st\xE5ende uten navn.")]])}let{times:r,end:a}=Y(e),o=[],l=e.agenda.filter(c=>c.state==="next"),u=l.filter(c=>c.kind==="round"||c.kind==="summary");for(let c of l){let g=u.includes(c);e.phase==="before"&&u.length>1&&Te(l,u,c)?c===u[0]&&o.push([v(r[c.id]),xe(u),je(e,u)]):g?o.push([v(r[c.id]),...Ne(e,c,c===u[0])]):o.push([v(r[c.id]),...De(c)])}return!o.length&&e.phase==="before"?s:(o.push([v(a),t("Slutt"),""]),oe(e.phase==="before"?t("I dag"):t("Etterp\xE5"),o))}var Te=(e,n,r)=>e.indexOf(r)>=e.indexOf(n[0])&&e.indexOf(r)<=e.indexOf(n.at(-1)),xe=e=>t("Gruppearbeid i {n} runder",{n:L(e.length)});function je(e,n){let r=new Set(n.map(a=>e.plan[a.id]?.theme_id).filter(Boolean));return r.size>1?t("Dere m\xF8ter {n} temaer.",{n:L(r.size)}):e.plan[n[0].id]?.title??""}function Ne(e,n,r){let a=e.plan[n.id],o=n.kind==="summary"?t("Oppsummering"):t("Runde {n}",{n:n.round});if(!a)return[o,""];let l=t("{name}: {title}",{name:o,title:a.title});if(n.kind==="summary")return[l,e.workshop.rotation==="rotating"?t("Temaet dere begynte med."):""];if(!r)return[l,""];let u=t("Bli i {group}.",{group:F(e.group)});return e.workshop.rotation!=="rotating"?[l,u]:[l,a.leader?`${u} ${t("{who} kommer til dere.",{who:j(a.leader)})}`:u]}function De(e){return e.kind==="break"?[f("Pause i {n} minutt","Pause i {n} minutter",e.minutes),e.title&&e.title!==t("Pause")?e.title:""]:[h(e),e.speaker]}function oe(e,n){return i`<section class="part stack" aria-labelledby="later">
    <h2 id="later">${e}</h2>
    <dl class="later">
      ${n.map(([r,a,o])=>i`<dt>${r}</dt><dd>${a}${o?i`<span>${o}</span>`:s}</dd>`)}
    </dl>
  </section>`}function Ve(e){let{leader:n,note_taker:r}=e;return n&&r&&n.id===r.id?t("{who} leder og skriver",{who:j(n)}):n?t("{who} leder",{who:j(n)}):t("Dere leder m\xF8tet selv")}var le=(e,n)=>`${location.pathname}/lead/${n.theme_id}/${n.track}`;function P(e){let n=new Map(e.roles.map(r=>[`${r.theme_id}/${r.track}`,r]));return n.size?i`<div class="stack s">
    ${[...n.values()].map(r=>i`<a class="btn big" href=${le(e,r)}>
      ${r.role==="leader"?t("Du leder \xAB{title}\xBB",{title:r.title}):t("Du skriver for \xAB{title}\xBB",{title:r.title})}
    </a>`)}
  </div>`:s}var ce=(e,n)=>i`<a class="btn" href=${e} target="_blank" rel="noopener noreferrer">${n} ${U}</a>`,de=e=>e.meeting_url?ce(e.meeting_url,t("Fellesm\xF8te")):s,z=(...e)=>e.filter(n=>n!==s),G=e=>e.length?i`<div class="row">${e}</div>`:s;function ue(e){if(!e)return i`<section class="part"><p>${t("Temaarket kommer n\xE5r runden begynner.")}</p></section>`;let n=[[t("Form\xE5l"),e.purpose],[t("M\xE5l"),e.goals],[t("Forslag til tiltak"),e.measures],[t("Tidsplan"),e.schedule],[t("Finansiering"),e.financing]].filter(([,r])=>r.trim());return i`<section class="part stack l sheet">
    <div><p class="muted">${t("Temaark")}</p><h1 tabindex="-1">${e.title}</h1></div>
    ${n.length?s:i`<p>${t("Arrang\xF8ren har ikke skrevet noe her enn\xE5.")}</p>`}
    ${n.map(([r,a])=>i`<div class="text"><h2>${r}</h2>${I(a)}</div>`)}
    ${e.sources.map(r=>i`<div class="text"><h2>${t("Fra f\xF8r: {title}",{title:r.title})}</h2>${I(r.text)}</div>`)}
  </section>`}function me(e){let n=new Map(e.met.map(a=>[`${a.theme_id}/${a.track}`,a])),r=a=>e.met.filter(o=>o.theme_id===a.theme_id&&o.track===a.track).map(o=>e.agenda.find(l=>l.id===o.item_id)).filter(Boolean).map(h).join(", ");return i`<section class="part stack">
    <h1 tabindex="-1">${t("Det vi skrev")}</h1>
    ${n.size?s:i`<p>${t("Her kommer det dere skriver, n\xE5r f\xF8rste runde begynner.")}</p>`}
    <ul class="reads">
      ${[...n.values()].map(a=>i`<li><a href=${M(a)}><strong>${a.title}</strong><small>${r(a)}</small></a></li>`)}
    </ul>
  </section>`}var V=JSON.parse(document.getElementById("page").textContent),[S,Ce,_,T]=["top","band","view","form"].map(e=>document.getElementById(e)),K=S.firstElementChild.cloneNode(!0),N=document.createElement("div");N.className="bar-top";var{snapshot:d,personal:p}=V,$="connected",m=null,R=Number(localStorage.getItem($e())??0);J(V.now);ie(p.id);var D=ae({watch:{as:"group"},token:V.token,tokenAddress:`/w/${d.workshop.id}/token`,onSnapshot(e,n){d=e,p=n??p,w()},onState(e){$=e==="lost"?"lost":$==="lost"?"again":"connected",ee($==="lost"?t("Ikke tilkoblet."):t("Tilkoblet igjen. Alt er lagret.")),$==="again"&&setTimeout(()=>$==="again"&&($="connected",w()),4e3),w()}});addEventListener("hashchange",H);addEventListener("popstate",H);H();Z(w);ze();re(p.id).length&&import("./form-CPSLFFOB.js").then(({sendUnsent:e})=>e(D,p));function w(){te(d),ne(d.phase==="on"&&!!d.meeting);let[e,n]=pe(),r=e==="form";k(r?Fe():fe(),Ce),T.hidden=!r,_.hidden=r,Oe(e),!r&&(e==="sheet"?k(ue(d.sheets[n]),_):e==="read"?k(me(d),_):k(se({snapshot:d,personal:p,notice:Ae()}),_))}function pe(){return location.hash.slice(1).split("/")}function H(){let[e,n,r]=pe();e!=="form"?ge():m?.address!==location.hash&&Le({theme_id:n,track:Number(r)}),w(),e&&scrollTo(0,0),(e==="sheet"||e==="read")&&_.querySelector("h1")?.focus({preventScroll:!0})}function Oe(e){if(!e){S.firstElementChild!==K&&S.replaceChildren(K);let a=K.querySelector("[data-name]");a&&a.textContent!==p.name&&(a.textContent=p.name);return}S.firstElementChild!==N&&S.replaceChildren(N);let n=b(d),r=x(d.step);k(i`<a class="btn plain" href="#">${n?t("Til {what}",{what:X(n)}):t("Tilbake")}</a>
      ${r&&!r.out?i`<p class="push">${Ee(r)}</p>`:s}`,N)}function Ee(e){return e.late?i`<strong class="run">${Q(e.seconds)}</strong> ${t("igjen")}`:i`<strong>${t("{n} min",{n:e.minutes})}</strong> ${t("igjen")}`}function fe(){if($==="connected")return s;if($==="again")return i`<div class="notice info"><p>${t("Tilkoblet igjen. Alt er lagret.")}</p></div>`;let e=m?t("Skriv videre. Teksten er trygg p\xE5 denne enheten."):t("Vi pr\xF8ver igjen hele tida. Klokka g\xE5r som f\xF8r.");return i`<div class="notice">
    <p class="grow"><strong>${t("Ikke tilkoblet.")}</strong> ${e}</p>
    <button class="btn" @click=${D.refresh}>${t("Pr\xF8v n\xE5")}</button>
  </div>`}function Fe(){return i`${fe()}${Be()}`}function Be(){let e=b(d),n=d.phase==="on"?e?.id:d.phase;if(!m||m.step===n||!m.wasNow)return s;if(d.phase==="ended")return q(t("Vi er ferdige for i dag. Skriv ferdig i ro og mak."),t("Til avslutningen"));if(!e)return s;let r=y(d,e);return d.meeting?q(t("{round} har begynt: {title}. Skriv ferdig f\xF8rst.",{round:r,title:d.meeting.title}),t("G\xE5 dit")):q(t("N\xE5: {title}. Skriv ferdig f\xF8rst.",{title:h(e)}),t("G\xE5 dit"))}function q(e,n){return i`<div class="notice info"><p class="grow">${e}</p><a class="btn" href="#">${n}</a></div>`}function Ae(){let e=d.messages[0];return!e||e.sent_at<=R?s:i`<div class="part tight"><div class="notice info" role="status">
    <p class="grow"><strong>${t("Fra arrang\xF8ren:")}</strong> ${e.text}</p>
    <button class="btn" @click=${()=>Ie(e)}>${t("Lest")}</button>
  </div></div>`}function Ie(e){R=e.sent_at,localStorage.setItem($e(),String(R)),w()}function $e(){return`read/${V.snapshot.workshop.id}`}async function Le({theme_id:e,track:n}){await ge();let r=b(d),a={address:location.hash,step:d.phase==="on"?r?.id:d.phase,wasNow:d.meeting?.theme_id===e};m=a,T.replaceChildren(Me());try{let{mountForm:o}=await import("./form-CPSLFFOB.js");if(m!==a)return;let l=document.createElement("div");l.className="form-place",T.replaceChildren(l),a.mounted=await o(l,{live:D,socket:D.manager,theme_id:e,track:n,person:p})}catch(o){console.error(o),m===a&&T.replaceChildren(Pe())}}async function ge(){let{mounted:e}=m??{};m=null,await e?.close?.(),T.replaceChildren()}function Me(){let e=document.createElement("p");return e.className="part muted",e.textContent=t("Henter skjemaet \u2026"),e}function Pe(){let e=document.createElement("div");return e.className="part stack",k(i`<p>${t("Skjemaet kom ikke fram.")}</p><button class="btn" @click=${()=>location.reload()}>${t("Pr\xF8v n\xE5")}</button>`,e),e}function ze(){if(navigator.connection?.saveData)return;let e=window.requestIdleCallback??(n=>setTimeout(n,3e3));setTimeout(()=>e(()=>import("./form-CPSLFFOB.js").catch(()=>{})),2e3+6e3*Math.random())}
