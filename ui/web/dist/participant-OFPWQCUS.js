import{a as ae,b as oe}from"./chunk-O4XY4WWZ.js";import{b as y,d as se}from"./chunk-PVCRJIAQ.js";import{A as ne,B as D,C as O,D as G,E as K,F as re,G as ie,c as a,e as o,g as $,h as U,i as M,j as x,k as X,m as t,n as p,o as h,p as w,q as Y,r as ee,s as k,t as I,u as V,v as A,w as P,x as te,y as v,z as b}from"./chunk-HWW6VNZO.js";var q=({theme_id:e,track:n})=>`#form/${e}/${n}`;function ce({snapshot:e,personal:n,notice:r}){let i=b(e),s=e.phase==="before"?ye(e,n):e.phase==="ended"?je(e,n):i&&e.meeting?Se(e,n,i):i&&g(i)&&n.roles.length?_e(e,n,i):Ne(e,n,i);return a`${r}${s}${xe(e,n)}`}function ye(e,n){let{workshop:r,group:i}=e,s=Math.ceil((r.starts_at-M())/6e4),l=h(r.starts_at);return a`<section class="now rest stack l" aria-label=${t("N\xE5")}>
    ${i?a`<p class="where"><span>${t("Du er i {group}",{group:P(i)})}</span></p>`:o}
    <h1>${t("Du er inne, {name}.",{name:A(n.name)})}</h1>
    <p>${t("Vent her. Siden skifter av seg selv n\xE5r vi begynner.")}</p>
    ${s>90?a`<p><strong>${w(r.starts_at)===w(M())?t("Vi begynner i dag kl. {clock}.",{clock:l}):t("Vi begynner {day} kl. {clock}.",{day:w(r.starts_at),clock:l})}</strong></p>`:s>0?a`<p class="clock" role="timer" aria-label=${p("{n} minutt til start","{n} minutter til start",s)}>
            <b>${s}</b> <span>${p("minutt til start,","minutter til start,",s)}<br />${t("kl. {clock}",{clock:l})}</span>
          </p>`:a`<p><strong>${t("Vi begynner straks.")}</strong></p>`}
    ${C(n)} ${H(W(r.place?a`<p>${r.place}</p>`:o,fe(r)))}
  </section>`}function Se(e,n,r){let{group:i,meeting:s}=e,l=x(e.step),u=n.roles.find(d=>d.theme_id===s.theme_id&&d.track===s.track);return a`<section class="now stack l" aria-label=${t("N\xE5")}>
    <div class="stack s">
      <p class="where"><span>${I(i)}</span><span>${v(e,r)}</span></p>
      ${D(e)}
    </div>
    <div>
      <h1>${s.title}</h1>
      <p class="lead-by">${Fe(s)}${i.place?a`<br />${i.place}`:o}</p>
    </div>
    ${O(e,(d,L)=>de(d,L))}
    <div class="stack s">
      ${u?a`<a class="btn main big" href=${z(n,u)}>${t("\xC5pne skjemaet du leder")}</a>`:a`<a class="btn main big" href=${q(s)}>${l?.out?t("Skriv ferdig"):t("Skriv i skjemaet")}</a>`}
      <div class="row pair">
        ${i.meeting_url?me(i.meeting_url,t("M\xF8terom")):o}
        <a class="btn" href="#sheet/${s.theme_id}">${t("Temaark")}</a>
      </div>
    </div>
  </section>`}function de(e,n){return e.paused?a`${t("Klokka st\xE5r.")}<br />${e.late?t("Vent litt."):p("minutt igjen","minutter igjen",e.minutes)}`:e.out?a`${t("Tida er ute.")}<br />${t("Skriv ferdig.")}`:e.late?a`${t("igjen.")}<br />${t("Skriv ferdig.")}`:a`${p("minutt igjen,","minutter igjen,",e.minutes)}<br />${t("til kl. {clock}",{clock:n})}`}function _e(e,n,r){let i=ue(n),[s]=i,l=i.length===1;return a`<section class="now stack l" aria-label=${t("N\xE5")}>
    <div class="stack s">
      <p class="where"><span>${v(e,r)}</span></p>
      ${D(e)}
    </div>
    <h1>${l?s.title:t("Temaene dine")}</h1>
    ${O(e,(u,d)=>de(u,d))}
    ${l?a`<a class="btn main big" href=${z(n,s)}>
          ${s.role==="leader"?t("\xC5pne skjemaet du leder"):t("\xC5pne skjemaet du skriver i")}
        </a>`:C(n)}
  </section>`}function Ne(e,n,r){let{group:i,workshop:s}=e,l=e.rounds.filter(d=>d.state==="past").length,u=g(r)&&!i?t("Du er ikke i en gruppe enn\xE5"):k(r);return a`<section class="now rest stack l" aria-label=${t("N\xE5")}>
    <div class="stack s">
      <p class="where">
        ${i?a`<span>${I(i)}</span>`:o}
        ${g(r)?a`<span>${v(e,r)}</span>`:l?a`<span>${p("{n} av {total} runde ferdig","{n} av {total} runder ferdig",l,{total:e.rounds.length})}</span>`:o}
      </p>
      ${l||g(r)?D(e):o}
    </div>
    <div>
      <h1>${u}</h1>
      ${g(r)&&!i?a`<p class="lead-by">${t("Si fra til arrang\xF8ren, s\xE5 f\xE5r du en gruppe.")}</p>`:g(r)?a`<p class="lead-by">${t("Gruppa di har ikke noe m\xF8te i denne runden.")}</p>`:o}
      ${r.speaker?a`<p class="lead-by">${r.speaker}</p>`:o}
    </div>
    ${O(e,(d,L)=>Te(d,L,r.kind))}
    ${r.kind==="break"&&e.met.length?a`<p>${t("Det dere skrev, er lagret. Dere kan lese det her.")}</p>`:o}
    ${C(n)}
    ${H(W(e.met.length?a`<a class="btn" href="#read">${t("Les det vi skrev")}</a>`:o,r.kind==="break"?o:fe(s)))}
  </section>`}function Te(e,n,r){if(e.paused)return a`${t("Klokka st\xE5r.")}<br />${t("Vent litt.")}`;if(e.out)return a`${t("Straks ferdig.")}<br />${t("Vi g\xE5r videre snart.")}`;let i=e.late?t("igjen."):p("minutt igjen.","minutter igjen.",e.minutes);return a`${i}<br />${r==="break"?t("Vi fortsetter kl. {clock}",{clock:n}):t("Til kl. {clock}",{clock:n})}`}function je(e,n){return a`<section class="now rest stack l" aria-label=${t("N\xE5")}>
    <h1>${t("Takk, {name}. Vi er ferdige.",{name:A(n.name)})}</h1>
    <p>${y(n.id).length?t("Noe du skrev, er ikke sendt enn\xE5. La siden st\xE5 \xE5pen."):t("Du kan lukke siden. Alt er lagret.")}</p>
    ${C(n)}
    ${H(W(e.met.length?a`<a class="btn" href="#read">${t("Les det vi skrev")}</a>`:o,e.met.length?a`<a class="btn" href="/w/${e.workshop.id}/summary.pdf" download>${t("Last ned som PDF")}</a>`:o))}
  </section>`}function xe(e,n){if(e.phase==="ended"){let d=w(`${e.workshop.personal_data_until}T12:00:00Z`);return le(t("Dette skjer videre"),[[d,t("Navnet ditt slettes"),t("Det dere skrev, blir st\xE5ende uten navn.")]])}let{times:r,end:i}=ne(e),s=[],l=e.agenda.filter(d=>d.state==="next"),u=l.filter(g);for(let d of l)e.phase==="before"&&u.length>1&&Ve(l,u,d)?d===u[0]&&s.push([h(r[d.id]),De(u),Oe(e,u)]):g(d)?s.push([h(r[d.id]),...Ce(e,d,d===u[0])]):s.push([h(r[d.id]),...Ee(d)]);return!s.length&&e.phase==="before"?o:(s.push([h(i),t("Slutt"),""]),le(e.phase==="before"?t("I dag"):t("Etterp\xE5"),s))}var Ve=(e,n,r)=>e.indexOf(r)>=e.indexOf(n[0])&&e.indexOf(r)<=e.indexOf(n.at(-1)),De=e=>t("Gruppearbeid i {n} runder",{n:K(e.length)});function Oe(e,n){let r=new Set(n.map(i=>e.plan[i.id]?.theme_id).filter(Boolean));return r.size>1?t("Dere m\xF8ter {n} temaer.",{n:K(r.size)}):e.plan[n[0].id]?.title??""}function Ce(e,n,r){let i=e.plan[n.id],s=n.kind==="summary"?t("Oppsummering"):t("Runde {n}",{n:n.round});if(!i)return[s,""];let l=t("{name}: {title}",{name:s,title:i.title});if(n.kind==="summary")return[l,e.workshop.rotation==="rotating"?t("Temaet dere begynte med."):""];if(!r)return[l,""];let u=t("Bli i {group}.",{group:P(e.group)});return e.workshop.rotation!=="rotating"?[l,u]:[l,i.leader?`${u} ${t("{who} kommer til dere.",{who:V(i.leader)})}`:u]}function Ee(e){return e.kind==="break"?[p("Pause i {n} minutt","Pause i {n} minutter",e.minutes),e.title&&e.title!==t("Pause")?e.title:""]:[k(e),e.speaker]}function le(e,n){return a`<section class="part stack" aria-labelledby="later">
    <h2 id="later">${e}</h2>
    <dl class="later">
      ${n.map(([r,i,s])=>a`<dt>${r}</dt><dd>${i}${s?a`<span>${s}</span>`:o}</dd>`)}
    </dl>
  </section>`}function Fe(e){let{leader:n,note_taker:r}=e;return n&&r&&n.id===r.id?t("{who} leder og skriver",{who:V(n)}):n?t("{who} leder",{who:V(n)}):t("Dere leder m\xF8tet selv")}var g=({kind:e})=>e==="round"||e==="summary",z=(e,n)=>`${location.pathname}/lead/${n.theme_id}/${n.track}`,ue=({roles:e})=>[...new Map(e.map(n=>[`${n.theme_id}/${n.track}`,n])).values()];function C(e){let n=ue(e);return n.length?a`<div class="stack s">
    ${n.map(r=>a`<a class="btn big" href=${z(e,r)}>
      ${r.role==="leader"?t("Du leder \xAB{title}\xBB",{title:r.title}):t("Du skriver for \xAB{title}\xBB",{title:r.title})}
    </a>`)}
  </div>`:o}var me=(e,n)=>a`<a class="btn" href=${e} target="_blank" rel="noopener noreferrer">${n} ${ee}</a>`,fe=e=>e.meeting_url?me(e.meeting_url,t("Fellesm\xF8te")):o,W=(...e)=>e.filter(n=>n!==o),H=e=>e.length?a`<div class="row">${e}</div>`:o;function pe(e){if(!e)return a`<section class="part"><p>${t("Temaarket kommer n\xE5r runden begynner.")}</p></section>`;let n=[[t("Form\xE5l"),e.purpose],[t("M\xE5l"),e.goals],[t("Forslag til tiltak"),e.measures],[t("Tidsplan"),e.schedule],[t("Finansiering"),e.financing]].filter(([,r])=>r.trim());return a`<section class="part stack l sheet">
    <div><p class="muted">${t("Temaark")}</p><h1 tabindex="-1">${e.title}</h1></div>
    ${n.length?o:a`<p>${t("Arrang\xF8ren har ikke skrevet noe her enn\xE5.")}</p>`}
    ${n.map(([r,i])=>a`<div class="text"><h2>${r}</h2>${G(i)}</div>`)}
    ${e.sources.map(r=>a`<div class="text"><h2>${t("Fra f\xF8r: {title}",{title:r.title})}</h2>${G(r.text)}</div>`)}
  </section>`}function ge(e){let n=new Map(e.met.map(i=>[`${i.theme_id}/${i.track}`,i])),r=i=>e.met.filter(s=>s.theme_id===i.theme_id&&s.track===i.track).map(s=>e.agenda.find(l=>l.id===s.item_id)).filter(Boolean).map(k).join(", ");return a`<section class="part stack">
    <h1 tabindex="-1">${t("Det vi skrev")}</h1>
    ${n.size?o:a`<p>${t("Her kommer det dere skriver, n\xE5r f\xF8rste runde begynner.")}</p>`}
    <ul class="reads">
      ${[...n.values()].map(i=>a`<li><a href=${q(i)}><strong>${i.title}</strong><small>${r(i)}</small></a></li>`)}
    </ul>
  </section>`}var B=JSON.parse(document.getElementById("page").textContent),[S,Be,_,N]=["top","band","view","form"].map(e=>document.getElementById(e)),R=S.firstElementChild.cloneNode(!0),E=document.createElement("div");E.className="bar-top";var{snapshot:c,personal:f}=B,T="connected",m=null,Z=Number(localStorage.getItem(be())??0);U(B.now);se(f.id);var F=oe({watch:{as:"group"},token:B.token,tokenAddress:`/w/${c.workshop.id}/token`,onSnapshot(e,n){c=e,f=n??f,j()},onState(e){T=e,T!=="connected"&&re(T==="lost"?t("Ikke tilkoblet."):ve()),j()}});addEventListener("hashchange",Q);addEventListener("popstate",Q);Q();X(j);ze();y(f.id).length&&import("./form-2FS76LCH.js").then(({sendUnsent:e})=>e(F,f));function j(){ie(c),ae(c.phase==="on"&&!!c.meeting);let[e,n]=ke(),r=e==="form";$(a`${r?Ie():he()}${e?$e():o}`,Be),N.hidden=!r,_.hidden=r,Le(e),!r&&(e==="sheet"?$(pe(c.sheets[n]),_):e==="read"?$(ge(c),_):$(ce({snapshot:c,personal:f,notice:$e()}),_))}function ke(){return location.hash.slice(1).split("/")}function Q(){let[e,n,r]=ke();e!=="form"?we():m?.address!==location.hash&&Ge({theme_id:n,track:Number(r)}),j(),e&&scrollTo(0,0),(e==="sheet"||e==="read")&&_.querySelector("h1")?.focus({preventScroll:!0})}function Le(e){if(!e){S.firstElementChild!==R&&S.replaceChildren(R);let i=R.querySelector("[data-name]");i&&i.textContent!==f.name&&(i.textContent=f.name);return}S.firstElementChild!==E&&S.replaceChildren(E);let n=b(c),r=x(c.step);$(a`<a class="btn plain" href="#">${n?t("Til {what}",{what:te(n)}):t("Tilbake")}</a>
      ${r&&!r.out?a`<p class="push">${Me(r)}</p>`:o}`,E)}function Me(e){return e.late?a`<strong class="run">${Y(e.seconds)}</strong> ${t("igjen")}`:a`<strong>${t("{n} min",{n:e.minutes})}</strong> ${t("igjen")}`}function he(){if(T==="connected")return o;if(T==="again")return a`<div class="notice info"><p>${ve()}</p></div>`;let e=m?t("Skriv videre. Teksten er trygg p\xE5 denne enheten."):t("Vi pr\xF8ver igjen hele tida. Klokka g\xE5r som f\xF8r.");return a`<div class="notice">
    <p class="grow"><strong>${t("Ikke tilkoblet.")}</strong> ${e}</p>
    <button class="btn" @click=${F.refresh}>${t("Pr\xF8v n\xE5")}</button>
  </div>`}function ve(){return!y(f.id).length&&(m?.mounted?.form?m.mounted.state().state==="saved":!0)?t("Tilkoblet igjen. Alt er lagret."):t("Tilkoblet igjen. Det du skrev, sendes n\xE5.")}function Ie(){return a`${he()}${Ae()}`}function Ae(){let e=b(c),n=c.phase==="on"?e?.id:c.phase,r=m?.step===n&&m.meeting!==c.meeting?.id;if(!m||!m.wasNow||m.step===n&&!r)return o;let i=m.mounted?.isWriting();if(c.phase==="ended")return J(i?t("Vi er ferdige for i dag. Skriv ferdig i ro og mak."):t("Vi er ferdige for i dag."),t("Til avslutningen"));if(!e)return o;if(r&&c.meeting)return J(t("N\xE5: {title}.",{title:c.meeting.title}),t("G\xE5 dit"));let s=c.meeting?t("{round} har begynt: {title}.",{round:v(c,e),title:c.meeting.title}):t("N\xE5: {title}.",{title:k(e)});return J(i?`${s} ${t("Skriv ferdig f\xF8rst.")}`:s,t("G\xE5 dit"))}function J(e,n){return a`<div class="notice info"><p class="grow">${e}</p><a class="btn" href="#">${n}</a></div>`}function $e(){let e=c.messages[0];return!e||e.sent_at<=Z?o:a`<div class="part tight"><div class="notice info" role="status">
    <p class="grow"><strong>${t("Fra arrang\xF8ren:")}</strong> ${e.text}</p>
    <button class="btn" @click=${()=>Pe(e)}>${t("Lest")}</button>
  </div></div>`}function Pe(e){Z=e.sent_at,localStorage.setItem(be(),String(Z)),j()}function be(){return`read/${B.snapshot.workshop.id}`}async function Ge({theme_id:e,track:n}){await we();let r=b(c),i={address:location.hash,step:c.phase==="on"?r?.id:c.phase,meeting:c.meeting?.id,wasNow:c.meeting?.theme_id===e};m=i,N.replaceChildren(Ke());try{let{mountForm:s}=await import("./form-2FS76LCH.js");if(m!==i)return;let l=document.createElement("div");l.className="form-place",N.replaceChildren(l),i.mounted=await s(l,{live:F,socket:F.manager,theme_id:e,track:n,person:f})}catch(s){console.error(s),m===i&&N.replaceChildren(qe())}}async function we(){let{mounted:e}=m??{};m=null,await e?.close?.(),N.replaceChildren()}function Ke(){let e=document.createElement("p");return e.className="part muted",e.textContent=t("Henter skjemaet \u2026"),e}function qe(){let e=document.createElement("div");return e.className="part stack",$(a`<p>${t("Skjemaet kom ikke fram.")}</p><button class="btn" @click=${()=>location.reload()}>${t("Pr\xF8v n\xE5")}</button>`,e),e}function ze(){if(navigator.connection?.saveData)return;let e=window.requestIdleCallback??(n=>setTimeout(n,3e3));setTimeout(()=>e(()=>import("./form-2FS76LCH.js").catch(()=>{})),2e3+6e3*Math.random())}
