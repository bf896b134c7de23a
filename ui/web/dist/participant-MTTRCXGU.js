import{a as ke,b as he}from"./chunk-WHFXXTPU.js";import{a as B,c as ge,d as $e}from"./chunk-OCBD4CZE.js";import{b as W,f as j,k as G}from"./chunk-IDMOZZHJ.js";import{a as pe,b as ve}from"./chunk-H5NAI6YV.js";import{A as fe,a,c as o,e as $,g as t,h as p,i as w,j as N,k as ce,l as de,m as k,n as H,o as F,p as K,q as R,r as ue,s as b,t as y,u as me,v as O,w as E,x as q,y as z,z as J}from"./chunk-XTFRPKXX.js";import{c as oe,d as P,f as A,g as le}from"./chunk-3SUXVHTQ.js";var U=({theme_id:e,track:n})=>`#form/${e}/${n}`;function be({snapshot:e,personal:n,ballots:r,notice:i}){let s=y(e),l=e.phase==="before"?We(e,n):e.phase==="ended"?qe(e,n):s&&e.meeting?Ge(e,n,s):s&&g(s)&&n.roles.length?He(e,n,s):Ke(e,n,s),u=e.polls.filter(se=>se.state==="open"&&["none","refused"].includes(r.state(se.id))),[d]=u,V=d&&!e.meeting?Le(d):a`${u.map(Me)}${l}`;return a`${i}${V}${Pe(e,r)}${ze(e,n)}`}var Z=({id:e})=>`#vote/${e}`;function Le(e){return a`<section class="now stack l" aria-label=${t("N\xE5")}>
    <div class="stack s">
      <p class="where"><span>${t("Avstemning")}</span></p>
      <h1>${e.title}</h1>
      <p>${e.is_secret?t("Hemmelig: Ingen ser hva du velger."):t("\xC5pent: Arrang\xF8ren ser hva hver og en velger.")}</p>
    </div>
    <a class="btn main big" href=${Z(e)}>${t("Stem")}</a>
  </section>`}function Me(e){return a`<div class="part tight"><div class="notice info">
    <p class="grow"><strong>${t("Avstemning:")}</strong> ${e.title}</p>
    <a class="btn" href=${Z(e)}>${t("Stem")}</a>
  </div></div>`}function Pe(e,n){let r={counted:t("Du har stemt."),waiting:t("Stemmen sendes n\xE5r nettet er tilbake.")},i=e.polls.map(s=>[s,s.state==="shown"?t("Se resultatet"):s.state==="open"?r[n.state(s.id)]:""]).filter(([,s])=>s);return i.length?a`<section class="part stack" aria-labelledby="votes">
    <h2 id="votes">${t("Avstemninger")}</h2>
    <ul class="rows">${i.map(([s,l])=>a`<li><a href=${Z(s)}>${s.title}</a> <span class="muted">${l}</span></li>`)}</ul>
  </section>`:o}function We(e,n){let{workshop:r,group:i}=e,s=Math.ceil((r.starts_at-P())/6e4),l=w(r.starts_at);return a`<section class="now rest stack l" aria-label=${t("N\xE5")}>
    ${i?a`<p class="where"><span>${t("Du er i {group}",{group:R(i)})}</span></p>`:o}
    <h1>${t("Du er inne, {name}.",{name:K(n.name)})}</h1>
    <p>${t("Vent her. Siden skifter av seg selv n\xE5r vi begynner.")}</p>
    ${s>90?a`<p><strong>${N(r.starts_at)===N(P())?t("Vi begynner i dag kl. {clock}.",{clock:l}):t("Vi begynner {day} kl. {clock}.",{day:N(r.starts_at),clock:l})}</strong></p>`:s>0?a`<p class="clock" role="timer" aria-label=${p("{n} minutt til start","{n} minutter til start",s)}>
            <b>${s}</b> <span>${p("minutt til start,","minutter til start,",s)}<br />${t("kl. {clock}",{clock:l})}</span>
          </p>`:a`<p><strong>${t("Vi begynner straks.")}</strong></p>`}
    ${I(n)} ${Y(X(r.place?a`<p>${r.place}</p>`:o,Ve(r)))}
  </section>`}function Ge(e,n,r){let{group:i,meeting:s}=e,l=A(e.step),u=n.roles.find(d=>d.theme_id===s.theme_id&&d.track===s.track);return a`<section class="now stack l" aria-label=${t("N\xE5")}>
    <div class="stack s">
      <p class="where"><span>${H(i)}</span><span>${b(e,r)}</span></p>
      ${O(e)}
    </div>
    <div>
      <h1>${s.title}</h1>
      <p class="lead-by">${Ye(s)}${i.place?a`<br />${i.place}`:o}</p>
    </div>
    ${E(e,(d,V)=>ye(d,V))}
    <div class="stack s">
      ${u?a`<a class="btn main big" href=${Q(n,u)}>${t("\xC5pne skjemaet du leder")}</a>`:a`<a class="btn main big" href=${U(s)}>${l?.out?t("Skriv ferdig"):t("Skriv i skjemaet")}</a>`}
      <div class="row pair">
        ${i.meeting_url?_e(i.meeting_url,t("M\xF8terom")):o}
        <a class="btn" href="#sheet/${s.theme_id}">${t("Temaark")}</a>
      </div>
    </div>
  </section>`}function ye(e,n){return e.paused?a`${t("Klokka st\xE5r.")}<br />${e.late?t("Vent litt."):p("minutt igjen","minutter igjen",e.minutes)}`:e.out?a`${t("Tida er ute.")}<br />${t("Skriv ferdig.")}`:e.late?a`${t("igjen.")}<br />${t("Skriv ferdig.")}`:a`${p("minutt igjen,","minutter igjen,",e.minutes)}<br />${t("til kl. {clock}",{clock:n})}`}function He(e,n,r){let i=Se(n),[s]=i,l=i.length===1;return a`<section class="now stack l" aria-label=${t("N\xE5")}>
    <div class="stack s">
      <p class="where"><span>${b(e,r)}</span></p>
      ${O(e)}
    </div>
    <h1>${l?s.title:t("Temaene dine")}</h1>
    ${E(e,(u,d)=>ye(u,d))}
    ${l?a`<a class="btn main big" href=${Q(n,s)}>
          ${s.role==="leader"?t("\xC5pne skjemaet du leder"):t("\xC5pne skjemaet du skriver i")}
        </a>`:I(n)}
  </section>`}function Ke(e,n,r){let{group:i,workshop:s}=e,l=e.rounds.filter(d=>d.state==="past").length,u=g(r)&&!i?t("Du er ikke i en gruppe enn\xE5"):k(r);return a`<section class="now rest stack l" aria-label=${t("N\xE5")}>
    <div class="stack s">
      <p class="where">
        ${i?a`<span>${H(i)}</span>`:o}
        ${g(r)?a`<span>${b(e,r)}</span>`:l?a`<span>${p("{n} av {total} runde ferdig","{n} av {total} runder ferdig",l,{total:e.rounds.length})}</span>`:o}
      </p>
      ${l||g(r)?O(e):o}
    </div>
    <div>
      <h1>${u}</h1>
      ${g(r)&&!i?a`<p class="lead-by">${t("Si fra til arrang\xF8ren, s\xE5 f\xE5r du en gruppe.")}</p>`:g(r)?a`<p class="lead-by">${t("Gruppa di har ikke noe m\xF8te i denne runden.")}</p>`:o}
      ${r.speaker?a`<p class="lead-by">${r.speaker}</p>`:o}
    </div>
    ${E(e,(d,V)=>Re(d,V,r.kind))}
    ${r.kind==="break"&&e.met.length?a`<p>${t("Det dere skrev, er lagret. Dere kan lese det her.")}</p>`:o}
    ${I(n)}
    ${Y(X(e.met.length?a`<a class="btn" href="#read">${t("Les det vi skrev")}</a>`:o,r.kind==="break"?o:Ve(s)))}
  </section>`}function Re(e,n,r){if(e.paused)return a`${t("Klokka st\xE5r.")}<br />${t("Vent litt.")}`;if(e.out)return a`${t("Straks ferdig.")}<br />${t("Vi g\xE5r videre snart.")}`;let i=e.late?t("igjen."):p("minutt igjen.","minutter igjen.",e.minutes);return a`${i}<br />${r==="break"?t("Vi fortsetter kl. {clock}",{clock:n}):t("Til kl. {clock}",{clock:n})}`}function qe(e,n){return a`<section class="now rest stack l" aria-label=${t("N\xE5")}>
    <h1>${t("Takk, {name}. Vi er ferdige.",{name:K(n.name)})}</h1>
    <p>${j(n.id).length?t("Noe du skrev, er ikke sendt enn\xE5. La siden st\xE5 \xE5pen."):t("Du kan lukke siden. Alt er lagret.")}</p>
    ${I(n)}
    ${Y(X(e.met.length?a`<a class="btn" href="#read">${t("Les det vi skrev")}</a>`:o,e.met.length?a`<a class="btn" href="/w/${e.workshop.id}/summary.pdf" download>${t("Last ned som PDF")}</a>`:o))}
  </section>`}function ze(e,n){if(e.phase==="ended"){let d=N(`${e.workshop.personal_data_until}T12:00:00Z`);return we(t("Dette skjer videre"),[[d,t("Navnet ditt slettes"),t("Det dere skrev, blir st\xE5ende uten navn.")]])}let{times:r,end:i}=me(e),s=[],l=e.agenda.filter(d=>d.state==="next"),u=l.filter(g);for(let d of l)e.phase==="before"&&u.length>1&&Je(l,u,d)?d===u[0]&&s.push([w(r[d.id]),Ue(u),Ze(e,u)]):g(d)?s.push([w(r[d.id]),...Qe(e,d,d===u[0])]):s.push([w(r[d.id]),...Xe(d)]);return!s.length&&e.phase==="before"?o:(s.push([w(i),t("Slutt"),""]),we(e.phase==="before"?t("I dag"):t("Etterp\xE5"),s))}var Je=(e,n,r)=>e.indexOf(r)>=e.indexOf(n[0])&&e.indexOf(r)<=e.indexOf(n.at(-1)),Ue=e=>t("Gruppearbeid i {n} runder",{n:z(e.length)});function Ze(e,n){let r=new Set(n.map(i=>e.plan[i.id]?.theme_id).filter(Boolean));return r.size>1?t("Dere m\xF8ter {n} temaer.",{n:z(r.size)}):e.plan[n[0].id]?.title??""}function Qe(e,n,r){let i=e.plan[n.id],s=n.kind==="summary"?t("Oppsummering"):t("Runde {n}",{n:n.round});if(!i)return[s,""];let l=t("{name}: {title}",{name:s,title:i.title});if(n.kind==="summary")return[l,e.workshop.rotation==="rotating"?t("Temaet dere begynte med."):""];if(!r)return[l,""];let u=t("Bli i {group}.",{group:R(e.group)});return e.workshop.rotation!=="rotating"?[l,u]:[l,i.leader?`${u} ${t("{who} kommer til dere.",{who:F(i.leader)})}`:u]}function Xe(e){return e.kind==="break"?[p("Pause i {n} minutt","Pause i {n} minutter",e.minutes),e.title&&e.title!==t("Pause")?e.title:""]:[k(e),e.speaker]}function we(e,n){return a`<section class="part stack" aria-labelledby="later">
    <h2 id="later">${e}</h2>
    <dl class="later">
      ${n.map(([r,i,s])=>a`<dt>${r}</dt><dd>${i}${s?a`<span>${s}</span>`:o}</dd>`)}
    </dl>
  </section>`}function Ye(e){let{leader:n,note_taker:r}=e;return n&&r&&n.id===r.id?t("{who} leder og skriver",{who:F(n)}):n?t("{who} leder",{who:F(n)}):t("Dere leder m\xF8tet selv")}var g=({kind:e})=>e==="round"||e==="summary",Q=(e,n)=>`${location.pathname}/lead/${n.theme_id}/${n.track}`,Se=({roles:e})=>[...new Map(e.map(n=>[`${n.theme_id}/${n.track}`,n])).values()];function I(e){let n=Se(e);return n.length?a`<div class="stack s">
    ${n.map(r=>a`<a class="btn big" href=${Q(e,r)}>
      ${r.role==="leader"?t("Du leder \xAB{title}\xBB",{title:r.title}):t("Du skriver for \xAB{title}\xBB",{title:r.title})}
    </a>`)}
  </div>`:o}var _e=(e,n)=>a`<a class="btn" href=${e} target="_blank" rel="noopener noreferrer">${n} ${de}</a>`,Ve=e=>e.meeting_url?_e(e.meeting_url,t("Fellesm\xF8te")):o,X=(...e)=>e.filter(n=>n!==o),Y=e=>e.length?a`<div class="row">${e}</div>`:o;function je(e){if(!e)return a`<section class="part"><p>${t("Temaarket kommer n\xE5r runden begynner.")}</p></section>`;let n=[[t("Form\xE5l"),e.purpose],[t("M\xE5l"),e.goals],[t("Forslag til tiltak"),e.measures],[t("Tidsplan"),e.schedule],[t("Finansiering"),e.financing]].filter(([,r])=>r.trim());return a`<section class="part stack l sheet">
    <div><p class="muted">${t("Temaark")}</p><h1 tabindex="-1">${e.title}</h1></div>
    ${n.length?o:a`<p>${t("Arrang\xF8ren har ikke skrevet noe her enn\xE5.")}</p>`}
    ${n.map(([r,i])=>a`<div class="text"><h2>${r}</h2>${q(i)}</div>`)}
    ${e.sources.map(r=>a`<div class="text"><h2>${t("Fra f\xF8r: {title}",{title:r.title})}</h2>${q(r.text)}</div>`)}
  </section>`}function Ne(e){let n=new Map(e.met.map(i=>[`${i.theme_id}/${i.track}`,i])),r=i=>e.met.filter(s=>s.theme_id===i.theme_id&&s.track===i.track).map(s=>e.agenda.find(l=>l.id===s.item_id)).filter(Boolean).map(k).join(", ");return a`<section class="part stack">
    <h1 tabindex="-1">${t("Det vi skrev")}</h1>
    ${n.size?o:a`<p>${t("Her kommer det dere skriver, n\xE5r f\xF8rste runde begynner.")}</p>`}
    <ul class="reads">
      ${[...n.values()].map(i=>a`<li><a href=${U(i)}><strong>${i.title}</strong><small>${r(i)}</small></a></li>`)}
    </ul>
  </section>`}var M=JSON.parse(document.getElementById("page").textContent),[T,et,x,S,_]=["top","band","view","vote","form"].map(e=>document.getElementById(e)),ee=T.firstElementChild.cloneNode(!0),L=document.createElement("div");L.className="bar-top";var{snapshot:c,personal:m}=M,C="connected",h=null,f=null,ne=Number(localStorage.getItem(Oe())??0);oe(M.now);he(m.id);W(m.id,c.workshop.personal_data_until);var D=ve({watch:{as:"group"},token:M.token,tokenAddress:`/w/${c.workshop.id}/token`,person_id:m.id,onSnapshot(e,n){c=e,m=n??m,W(m.id,c.workshop.personal_data_until)&&G(m.id),v()},onState(e){C=e,C!=="connected"&&J(C==="lost"?t("Ikke tilkoblet."):Ae()),v()}}),xe=new ke(D,m.id,v);addEventListener("hashchange",ie);addEventListener("popstate",ie);ie();le(v);ct();G(m.id).then(()=>{ge(m.id,v),j(m.id).length&&B(ae).then(({sendUnsent:e})=>e(D,m))});function v(){fe(c),pe(c.phase==="on"&&!!c.meeting);let[e,n]=Ce(),r=e==="form",i=e==="vote";$(a`${r?rt():De()}${$e(f?.mounted?.form)}${e?Te():o}`,et),_.hidden=!r,S.hidden=!i,x.hidden=r||i,tt(e),i&&h?.mounted?.draw(),!(r||i)&&(e==="sheet"?$(je(c.sheets[n]),x):e==="read"?$(Ne(c),x):$(be({snapshot:c,personal:m,ballots:xe,notice:Te()}),x))}function Ce(){return location.hash.slice(1).split("/")}function ie(){let[e,n,r]=Ce();e!=="form"?Be():f?.address!==location.hash&&lt({theme_id:n,track:Number(r)}),e!=="vote"?Ee():h?.address!==location.hash&&ot(n),v(),e&&scrollTo(0,0),(e==="sheet"||e==="read")&&x.querySelector("h1")?.focus({preventScroll:!0})}function tt(e){if(!e){T.firstElementChild!==ee&&T.replaceChildren(ee);let i=ee.querySelector("[data-name]");i&&i.textContent!==m.name&&(i.textContent=m.name);return}T.firstElementChild!==L&&T.replaceChildren(L);let n=y(c),r=A(c.step);$(a`<a class="btn plain" href="#">${n?t("Til {what}",{what:ue(n)}):t("Tilbake")}</a>
      ${r&&!r.out?a`<p class="push">${nt(r)}</p>`:o}`,L)}function nt(e){return e.late?a`<strong class="run">${ce(e.seconds)}</strong> ${t("igjen")}`:a`<strong>${t("{n} min",{n:e.minutes})}</strong> ${t("igjen")}`}function De(){if(C==="connected")return o;if(C==="again")return a`<div class="notice info"><p>${Ae()}</p></div>`;let e=f?.mounted?t("Skriv videre. Teksten er trygg p\xE5 denne enheten."):t("Vi pr\xF8ver igjen hele tida. Klokka g\xE5r som f\xF8r.");return a`<div class="notice">
    <p class="grow"><strong>${t("Ikke tilkoblet.")}</strong> ${e}</p>
    <button class="btn" @click=${D.refresh}>${t("Pr\xF8v n\xE5")}</button>
  </div>`}function Ae(){let e=Fe();return!j(m.id).length&&(e?.state??"saved")==="saved"?e?.late?t("Tilkoblet igjen."):t("Tilkoblet igjen. Alt er lagret."):t("Tilkoblet igjen. Det du skrev, sendes n\xE5.")}var Fe=()=>f?.mounted?.form?f.mounted.state():null;function rt(){return a`${De()}${it()}`}function it(){let e=y(c),n=c.phase==="on"?e?.id:c.phase,r=f?.step===n&&f.meeting!==c.meeting?.id;if(!f||!f.wasNow||f.step===n&&!r)return o;let i=f.mounted?.isWriting();if(c.phase==="ended")return te(i?t("Vi er ferdige for i dag. Skriv ferdig i ro og mak."):t("Vi er ferdige for i dag."),t("Til avslutningen"));if(!e)return o;if(r&&c.meeting)return te(t("N\xE5: {title}.",{title:c.meeting.title}),t("G\xE5 dit"));let s=c.meeting?t("{round} har begynt: {title}.",{round:b(c,e),title:c.meeting.title}):t("N\xE5: {title}.",{title:k(e)});return te(`${s} ${i?t("Skriv ferdig f\xF8rst."):at()}`,t("G\xE5 dit"))}function at(){let e=Fe();return e?.state==="saved"&&!e.late?t("Alt er lagret."):""}function te(e,n){return a`<div class="notice info moved"><p class="grow">${e}</p><a class="btn" href="#">${n}</a></div>`}function Te(){let e=c.messages[0];return!e||e.sent_at<=ne?o:a`<div class="part tight"><div class="notice info" role="status">
    <p class="grow"><strong>${t("Fra arrang\xF8ren:")}</strong> ${e.text}</p>
    <button class="btn" @click=${()=>st(e)}>${t("Lest")}</button>
  </div></div>`}function st(e){ne=e.sent_at,localStorage.setItem(Oe(),String(ne)),v()}function Oe(){return`read/${M.snapshot.workshop.id}`}async function ot(e){Ee();let n=h={address:location.hash};S.replaceChildren(Ie(t("Henter avstemningen \u2026")));let r=await B(()=>import("./voting-OSXUX5M7.js"),{isWanted:()=>h===n,failing:()=>S.replaceChildren(re(t("Vi pr\xF8ver igjen hele tida."),t("Avstemningen kom ikke fram.")))});if(!r||h!==n)return;S.replaceChildren();let i=()=>c.polls.find(({id:s})=>s===e)??null;n.mounted=r.mountVoting(S,{poll_id:e,find:i,ballots:xe,person_id:m.id})}function Ee(){h?.mounted?.close(),h=null,S.replaceChildren()}function ae(){return import("./form-A7NTT5EW.js")}async function lt({theme_id:e,track:n}){await Be();let r=y(c),i={address:location.hash,step:c.phase==="on"?r?.id:c.phase,meeting:c.meeting?.id,wasNow:c.meeting?.theme_id===e};f=i,_.replaceChildren(Ie());try{let s=await B(ae,{isWanted:()=>f===i,failing(){J(t("Skjemaet kom ikke fram.")),_.replaceChildren(re(t("Vi pr\xF8ver igjen hele tida.")))},mayReload:!0});if(f!==i)return;let l=document.createElement("div");l.className="form-place",_.replaceChildren(l),i.mounted=await s.mountForm(l,{live:D,socket:D.manager,theme_id:e,track:n,person:m})}catch(s){console.error(s),f===i&&_.replaceChildren(re())}}async function Be(){let{mounted:e}=f??{};f=null,await e?.close?.(),_.replaceChildren()}function Ie(e=t("Henter skjemaet \u2026")){let n=document.createElement("p");return n.className="part muted",n.textContent=e,n}function re(e="",n=t("Skjemaet kom ikke fram.")){let r=document.createElement("div");return r.className="part stack",$(a`<p>${n} ${e}</p><button class="btn" @click=${()=>location.reload()}>${t("Pr\xF8v n\xE5")}</button>`,r),r}function ct(){if(navigator.connection?.saveData)return;let e=window.requestIdleCallback??(n=>setTimeout(n,3e3));setTimeout(()=>e(()=>ae().catch(()=>{})),2e3+6e3*Math.random())}
