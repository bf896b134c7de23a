import{a as ue}from"./chunk-4K2NIDW5.js";import{a as se,b as me}from"./chunk-ZDDFUGSF.js";import{a as W,d as _,h as le,k as ce,l as de}from"./chunk-WHLOWAC4.js";import{A as ae,B as D,C,D as G,E as K,F as R,G as oe,c as a,e as s,g as $,h as ee,i as M,j as x,k as te,m as t,n as p,o as h,p as S,q as ne,r as re,s as k,t as I,u as V,v as A,w as P,x as ie,y as v,z as w}from"./chunk-HWW6VNZO.js";var q=({theme_id:e,track:n})=>`#form/${e}/${n}`;function pe({snapshot:e,personal:n,notice:r}){let i=w(e),o=e.phase==="before"?xe(e,n):e.phase==="ended"?Fe(e,n):i&&e.meeting?Ve(e,n,i):i&&g(i)&&n.roles.length?De(e,n,i):Ce(e,n,i);return a`${r}${o}${Ee(e,n)}`}function xe(e,n){let{workshop:r,group:i}=e,o=Math.ceil((r.starts_at-M())/6e4),l=h(r.starts_at);return a`<section class="now rest stack l" aria-label=${t("N\xE5")}>
    ${i?a`<p class="where"><span>${t("Du er i {group}",{group:P(i)})}</span></p>`:s}
    <h1>${t("Du er inne, {name}.",{name:A(n.name)})}</h1>
    <p>${t("Vent her. Siden skifter av seg selv n\xE5r vi begynner.")}</p>
    ${o>90?a`<p><strong>${S(r.starts_at)===S(M())?t("Vi begynner i dag kl. {clock}.",{clock:l}):t("Vi begynner {day} kl. {clock}.",{day:S(r.starts_at),clock:l})}</strong></p>`:o>0?a`<p class="clock" role="timer" aria-label=${p("{n} minutt til start","{n} minutter til start",o)}>
            <b>${o}</b> <span>${p("minutt til start,","minutter til start,",o)}<br />${t("kl. {clock}",{clock:l})}</span>
          </p>`:a`<p><strong>${t("Vi begynner straks.")}</strong></p>`}
    ${O(n)} ${J(H(r.place?a`<p>${r.place}</p>`:s,he(r)))}
  </section>`}function Ve(e,n,r){let{group:i,meeting:o}=e,l=x(e.step),u=n.roles.find(d=>d.theme_id===o.theme_id&&d.track===o.track);return a`<section class="now stack l" aria-label=${t("N\xE5")}>
    <div class="stack s">
      <p class="where"><span>${I(i)}</span><span>${v(e,r)}</span></p>
      ${D(e)}
    </div>
    <div>
      <h1>${o.title}</h1>
      <p class="lead-by">${Pe(o)}${i.place?a`<br />${i.place}`:s}</p>
    </div>
    ${C(e,(d,L)=>ge(d,L))}
    <div class="stack s">
      ${u?a`<a class="btn main big" href=${z(n,u)}>${t("\xC5pne skjemaet du leder")}</a>`:a`<a class="btn main big" href=${q(o)}>${l?.out?t("Skriv ferdig"):t("Skriv i skjemaet")}</a>`}
      <div class="row pair">
        ${i.meeting_url?ke(i.meeting_url,t("M\xF8terom")):s}
        <a class="btn" href="#sheet/${o.theme_id}">${t("Temaark")}</a>
      </div>
    </div>
  </section>`}function ge(e,n){return e.paused?a`${t("Klokka st\xE5r.")}<br />${e.late?t("Vent litt."):p("minutt igjen","minutter igjen",e.minutes)}`:e.out?a`${t("Tida er ute.")}<br />${t("Skriv ferdig.")}`:e.late?a`${t("igjen.")}<br />${t("Skriv ferdig.")}`:a`${p("minutt igjen,","minutter igjen,",e.minutes)}<br />${t("til kl. {clock}",{clock:n})}`}function De(e,n,r){let i=$e(n),[o]=i,l=i.length===1;return a`<section class="now stack l" aria-label=${t("N\xE5")}>
    <div class="stack s">
      <p class="where"><span>${v(e,r)}</span></p>
      ${D(e)}
    </div>
    <h1>${l?o.title:t("Temaene dine")}</h1>
    ${C(e,(u,d)=>ge(u,d))}
    ${l?a`<a class="btn main big" href=${z(n,o)}>
          ${o.role==="leader"?t("\xC5pne skjemaet du leder"):t("\xC5pne skjemaet du skriver i")}
        </a>`:O(n)}
  </section>`}function Ce(e,n,r){let{group:i,workshop:o}=e,l=e.rounds.filter(d=>d.state==="past").length,u=g(r)&&!i?t("Du er ikke i en gruppe enn\xE5"):k(r);return a`<section class="now rest stack l" aria-label=${t("N\xE5")}>
    <div class="stack s">
      <p class="where">
        ${i?a`<span>${I(i)}</span>`:s}
        ${g(r)?a`<span>${v(e,r)}</span>`:l?a`<span>${p("{n} av {total} runde ferdig","{n} av {total} runder ferdig",l,{total:e.rounds.length})}</span>`:s}
      </p>
      ${l||g(r)?D(e):s}
    </div>
    <div>
      <h1>${u}</h1>
      ${g(r)&&!i?a`<p class="lead-by">${t("Si fra til arrang\xF8ren, s\xE5 f\xE5r du en gruppe.")}</p>`:g(r)?a`<p class="lead-by">${t("Gruppa di har ikke noe m\xF8te i denne runden.")}</p>`:s}
      ${r.speaker?a`<p class="lead-by">${r.speaker}</p>`:s}
    </div>
    ${C(e,(d,L)=>Oe(d,L,r.kind))}
    ${r.kind==="break"&&e.met.length?a`<p>${t("Det dere skrev, er lagret. Dere kan lese det her.")}</p>`:s}
    ${O(n)}
    ${J(H(e.met.length?a`<a class="btn" href="#read">${t("Les det vi skrev")}</a>`:s,r.kind==="break"?s:he(o)))}
  </section>`}function Oe(e,n,r){if(e.paused)return a`${t("Klokka st\xE5r.")}<br />${t("Vent litt.")}`;if(e.out)return a`${t("Straks ferdig.")}<br />${t("Vi g\xE5r videre snart.")}`;let i=e.late?t("igjen."):p("minutt igjen.","minutter igjen.",e.minutes);return a`${i}<br />${r==="break"?t("Vi fortsetter kl. {clock}",{clock:n}):t("Til kl. {clock}",{clock:n})}`}function Fe(e,n){return a`<section class="now rest stack l" aria-label=${t("N\xE5")}>
    <h1>${t("Takk, {name}. Vi er ferdige.",{name:A(n.name)})}</h1>
    <p>${_(n.id).length?t("Noe du skrev, er ikke sendt enn\xE5. La siden st\xE5 \xE5pen."):t("Du kan lukke siden. Alt er lagret.")}</p>
    ${O(n)}
    ${J(H(e.met.length?a`<a class="btn" href="#read">${t("Les det vi skrev")}</a>`:s,e.met.length?a`<a class="btn" href="/w/${e.workshop.id}/summary.pdf" download>${t("Last ned som PDF")}</a>`:s))}
  </section>`}function Ee(e,n){if(e.phase==="ended"){let d=S(`${e.workshop.personal_data_until}T12:00:00Z`);return fe(t("Dette skjer videre"),[[d,t("Navnet ditt slettes"),t("Det dere skrev, blir st\xE5ende uten navn.")]])}let{times:r,end:i}=ae(e),o=[],l=e.agenda.filter(d=>d.state==="next"),u=l.filter(g);for(let d of l)e.phase==="before"&&u.length>1&&Be(l,u,d)?d===u[0]&&o.push([h(r[d.id]),Le(u),Me(e,u)]):g(d)?o.push([h(r[d.id]),...Ie(e,d,d===u[0])]):o.push([h(r[d.id]),...Ae(d)]);return!o.length&&e.phase==="before"?s:(o.push([h(i),t("Slutt"),""]),fe(e.phase==="before"?t("I dag"):t("Etterp\xE5"),o))}var Be=(e,n,r)=>e.indexOf(r)>=e.indexOf(n[0])&&e.indexOf(r)<=e.indexOf(n.at(-1)),Le=e=>t("Gruppearbeid i {n} runder",{n:K(e.length)});function Me(e,n){let r=new Set(n.map(i=>e.plan[i.id]?.theme_id).filter(Boolean));return r.size>1?t("Dere m\xF8ter {n} temaer.",{n:K(r.size)}):e.plan[n[0].id]?.title??""}function Ie(e,n,r){let i=e.plan[n.id],o=n.kind==="summary"?t("Oppsummering"):t("Runde {n}",{n:n.round});if(!i)return[o,""];let l=t("{name}: {title}",{name:o,title:i.title});if(n.kind==="summary")return[l,e.workshop.rotation==="rotating"?t("Temaet dere begynte med."):""];if(!r)return[l,""];let u=t("Bli i {group}.",{group:P(e.group)});return e.workshop.rotation!=="rotating"?[l,u]:[l,i.leader?`${u} ${t("{who} kommer til dere.",{who:V(i.leader)})}`:u]}function Ae(e){return e.kind==="break"?[p("Pause i {n} minutt","Pause i {n} minutter",e.minutes),e.title&&e.title!==t("Pause")?e.title:""]:[k(e),e.speaker]}function fe(e,n){return a`<section class="part stack" aria-labelledby="later">
    <h2 id="later">${e}</h2>
    <dl class="later">
      ${n.map(([r,i,o])=>a`<dt>${r}</dt><dd>${i}${o?a`<span>${o}</span>`:s}</dd>`)}
    </dl>
  </section>`}function Pe(e){let{leader:n,note_taker:r}=e;return n&&r&&n.id===r.id?t("{who} leder og skriver",{who:V(n)}):n?t("{who} leder",{who:V(n)}):t("Dere leder m\xF8tet selv")}var g=({kind:e})=>e==="round"||e==="summary",z=(e,n)=>`${location.pathname}/lead/${n.theme_id}/${n.track}`,$e=({roles:e})=>[...new Map(e.map(n=>[`${n.theme_id}/${n.track}`,n])).values()];function O(e){let n=$e(e);return n.length?a`<div class="stack s">
    ${n.map(r=>a`<a class="btn big" href=${z(e,r)}>
      ${r.role==="leader"?t("Du leder \xAB{title}\xBB",{title:r.title}):t("Du skriver for \xAB{title}\xBB",{title:r.title})}
    </a>`)}
  </div>`:s}var ke=(e,n)=>a`<a class="btn" href=${e} target="_blank" rel="noopener noreferrer">${n} ${re}</a>`,he=e=>e.meeting_url?ke(e.meeting_url,t("Fellesm\xF8te")):s,H=(...e)=>e.filter(n=>n!==s),J=e=>e.length?a`<div class="row">${e}</div>`:s;function ve(e){if(!e)return a`<section class="part"><p>${t("Temaarket kommer n\xE5r runden begynner.")}</p></section>`;let n=[[t("Form\xE5l"),e.purpose],[t("M\xE5l"),e.goals],[t("Forslag til tiltak"),e.measures],[t("Tidsplan"),e.schedule],[t("Finansiering"),e.financing]].filter(([,r])=>r.trim());return a`<section class="part stack l sheet">
    <div><p class="muted">${t("Temaark")}</p><h1 tabindex="-1">${e.title}</h1></div>
    ${n.length?s:a`<p>${t("Arrang\xF8ren har ikke skrevet noe her enn\xE5.")}</p>`}
    ${n.map(([r,i])=>a`<div class="text"><h2>${r}</h2>${G(i)}</div>`)}
    ${e.sources.map(r=>a`<div class="text"><h2>${t("Fra f\xF8r: {title}",{title:r.title})}</h2>${G(r.text)}</div>`)}
  </section>`}function we(e){let n=new Map(e.met.map(i=>[`${i.theme_id}/${i.track}`,i])),r=i=>e.met.filter(o=>o.theme_id===i.theme_id&&o.track===i.track).map(o=>e.agenda.find(l=>l.id===o.item_id)).filter(Boolean).map(k).join(", ");return a`<section class="part stack">
    <h1 tabindex="-1">${t("Det vi skrev")}</h1>
    ${n.size?s:a`<p>${t("Her kommer det dere skriver, n\xE5r f\xF8rste runde begynner.")}</p>`}
    <ul class="reads">
      ${[...n.values()].map(i=>a`<li><a href=${q(i)}><strong>${i.title}</strong><small>${r(i)}</small></a></li>`)}
    </ul>
  </section>`}var B=JSON.parse(document.getElementById("page").textContent),[j,Ge,T,b]=["top","band","view","form"].map(e=>document.getElementById(e)),Z=j.firstElementChild.cloneNode(!0),F=document.createElement("div");F.className="bar-top";var{snapshot:c,personal:f}=B,N="connected",m=null,U=Number(localStorage.getItem(Te())??0);ee(B.now);ue(f.id);var E=me({watch:{as:"group"},token:B.token,tokenAddress:`/w/${c.workshop.id}/token`,onSnapshot(e,n){c=e,f=n??f,y()},onState(e){N=e,N!=="connected"&&R(N==="lost"?t("Ikke tilkoblet."):je()),y()}});addEventListener("hashchange",X);addEventListener("popstate",X);X();te(y);Ze();le(f.id).then(()=>{ce(f.id,y),_(f.id).length&&W(Y).then(({sendUnsent:e})=>e(E,f))});function y(){oe(c),se(c.phase==="on"&&!!c.meeting);let[e,n]=Se(),r=e==="form";$(a`${r?We():_e()}${de(m?.mounted?.form)}${e?be():s}`,Ge),b.hidden=!r,T.hidden=r,Ke(e),!r&&(e==="sheet"?$(ve(c.sheets[n]),T):e==="read"?$(we(c),T):$(pe({snapshot:c,personal:f,notice:be()}),T))}function Se(){return location.hash.slice(1).split("/")}function X(){let[e,n,r]=Se();e!=="form"?Ne():m?.address!==location.hash&&He({theme_id:n,track:Number(r)}),y(),e&&scrollTo(0,0),(e==="sheet"||e==="read")&&T.querySelector("h1")?.focus({preventScroll:!0})}function Ke(e){if(!e){j.firstElementChild!==Z&&j.replaceChildren(Z);let i=Z.querySelector("[data-name]");i&&i.textContent!==f.name&&(i.textContent=f.name);return}j.firstElementChild!==F&&j.replaceChildren(F);let n=w(c),r=x(c.step);$(a`<a class="btn plain" href="#">${n?t("Til {what}",{what:ie(n)}):t("Tilbake")}</a>
      ${r&&!r.out?a`<p class="push">${Re(r)}</p>`:s}`,F)}function Re(e){return e.late?a`<strong class="run">${ne(e.seconds)}</strong> ${t("igjen")}`:a`<strong>${t("{n} min",{n:e.minutes})}</strong> ${t("igjen")}`}function _e(){if(N==="connected")return s;if(N==="again")return a`<div class="notice info"><p>${je()}</p></div>`;let e=m?.mounted?t("Skriv videre. Teksten er trygg p\xE5 denne enheten."):t("Vi pr\xF8ver igjen hele tida. Klokka g\xE5r som f\xF8r.");return a`<div class="notice">
    <p class="grow"><strong>${t("Ikke tilkoblet.")}</strong> ${e}</p>
    <button class="btn" @click=${E.refresh}>${t("Pr\xF8v n\xE5")}</button>
  </div>`}function je(){return!_(f.id).length&&(m?.mounted?.form?m.mounted.state().state==="saved":!0)?t("Tilkoblet igjen. Alt er lagret."):t("Tilkoblet igjen. Det du skrev, sendes n\xE5.")}function We(){return a`${_e()}${qe()}`}function qe(){let e=w(c),n=c.phase==="on"?e?.id:c.phase,r=m?.step===n&&m.meeting!==c.meeting?.id;if(!m||!m.wasNow||m.step===n&&!r)return s;let i=m.mounted?.isWriting();if(c.phase==="ended")return Q(i?t("Vi er ferdige for i dag. Skriv ferdig i ro og mak."):t("Vi er ferdige for i dag."),t("Til avslutningen"));if(!e)return s;if(r&&c.meeting)return Q(t("N\xE5: {title}.",{title:c.meeting.title}),t("G\xE5 dit"));let o=c.meeting?t("{round} har begynt: {title}.",{round:v(c,e),title:c.meeting.title}):t("N\xE5: {title}.",{title:k(e)});return Q(i?`${o} ${t("Skriv ferdig f\xF8rst.")}`:o,t("G\xE5 dit"))}function Q(e,n){return a`<div class="notice info"><p class="grow">${e}</p><a class="btn" href="#">${n}</a></div>`}function be(){let e=c.messages[0];return!e||e.sent_at<=U?s:a`<div class="part tight"><div class="notice info" role="status">
    <p class="grow"><strong>${t("Fra arrang\xF8ren:")}</strong> ${e.text}</p>
    <button class="btn" @click=${()=>ze(e)}>${t("Lest")}</button>
  </div></div>`}function ze(e){U=e.sent_at,localStorage.setItem(Te(),String(U)),y()}function Te(){return`read/${B.snapshot.workshop.id}`}function Y(){return import("./form-DCVE4BNF.js")}async function He({theme_id:e,track:n}){await Ne();let r=w(c),i={address:location.hash,step:c.phase==="on"?r?.id:c.phase,meeting:c.meeting?.id,wasNow:c.meeting?.theme_id===e};m=i,b.replaceChildren(Je());try{let o=await W(Y,{isWanted:()=>m===i,failing(){R(t("Skjemaet kom ikke fram.")),b.replaceChildren(ye(t("Vi pr\xF8ver igjen hele tida.")))},mayReload:!0});if(m!==i)return;let l=document.createElement("div");l.className="form-place",b.replaceChildren(l),i.mounted=await o.mountForm(l,{live:E,socket:E.manager,theme_id:e,track:n,person:f})}catch(o){console.error(o),m===i&&b.replaceChildren(ye())}}async function Ne(){let{mounted:e}=m??{};m=null,await e?.close?.(),b.replaceChildren()}function Je(){let e=document.createElement("p");return e.className="part muted",e.textContent=t("Henter skjemaet \u2026"),e}function ye(e=""){let n=document.createElement("div");return n.className="part stack",$(a`<p>${t("Skjemaet kom ikke fram.")} ${e}</p><button class="btn" @click=${()=>location.reload()}>${t("Pr\xF8v n\xE5")}</button>`,n),n}function Ze(){if(navigator.connection?.saveData)return;let e=window.requestIdleCallback??(n=>setTimeout(n,3e3));setTimeout(()=>e(()=>Y().catch(()=>{})),2e3+6e3*Math.random())}
