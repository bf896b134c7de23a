import{a as pe}from"./chunk-TCNUTKG3.js";import{a as F,c as me,d as fe}from"./chunk-N25RWOJF.js";import{b as P,f as _,k as R,n as W}from"./chunk-FHHXZFAB.js";import{a as ue,b as $e}from"./chunk-H5NAI6YV.js";import{A as de,a as i,c as o,e as g,g as t,h as p,i as v,j,k as se,l as oe,m as h,n as q,o as O,p as G,q as K,r as le,s as b,t as w,u as ce,v as C,w as E,x as z,y as H,z as J}from"./chunk-XTFRPKXX.js";import{c as ie,d as I,f as D,g as ae}from"./chunk-3SUXVHTQ.js";var U=({theme_id:e,track:n})=>`#form/${e}/${n}`;function ke({snapshot:e,personal:n,notice:r}){let a=w(e),s=e.phase==="before"?Le(e,n):e.phase==="ended"?Re(e,n):a&&e.meeting?Me(e,n,a):a&&k(a)&&n.roles.length?Ae(e,n,a):Ie(e,n,a),l=e.surveys.filter(d=>!n.answered.includes(d.id)),u=e.meeting&&e.phase==="on";return i`${r}${u?o:l.map(Ee)}${s}${u?l.map(Fe):o}
    ${Be(e)}${We(e,n)}`}function Ee(e){let n=e.questions.length;return i`<section class="now stack" aria-labelledby="survey-${e.id}">
    <h2 id="survey-${e.id}">${e.title}</h2>
    <p>${p("Ett sp\xF8rsm\xE5l.","{n} sp\xF8rsm\xE5l.",n)} ${t("Det tar under ett minutt. Svaret er anonymt.")}</p>
    <a class="btn main big" href="#evaluation/${e.id}">${t("Svar n\xE5")}</a>
  </section>`}function Fe(e){return i`<section class="part stack s">
    <p>${t("Du kan ogs\xE5 svare p\xE5 \xAB{title}\xBB.",{title:e.title})}</p>
    <p><a class="btn" href="#evaluation/${e.id}">${t("Svar n\xE5")}</a></p>
  </section>`}function Be(e){return e.published.length?i`<section class="part stack s">
    ${e.published.map(n=>i`<p><a class="btn" href="#evaluation/${n.id}">${t("Se svarene: {title}",{title:n.title})}</a></p>`)}
  </section>`:o}function Le(e,n){let{workshop:r,group:a}=e,s=Math.ceil((r.starts_at-I())/6e4),l=v(r.starts_at);return i`<section class="now rest stack l" aria-label=${t("N\xE5")}>
    ${a?i`<p class="where"><span>${t("Du er i {group}",{group:K(a)})}</span></p>`:o}
    <h1>${t("Du er inne, {name}.",{name:G(n.name)})}</h1>
    <p>${t("Vent her. Siden skifter av seg selv n\xE5r vi begynner.")}</p>
    ${s>90?i`<p><strong>${j(r.starts_at)===j(I())?t("Vi begynner i dag kl. {clock}.",{clock:l}):t("Vi begynner {day} kl. {clock}.",{day:j(r.starts_at),clock:l})}</strong></p>`:s>0?i`<p class="clock" role="timer" aria-label=${p("{n} minutt til start","{n} minutter til start",s)}>
            <b>${s}</b> <span>${p("minutt til start,","minutter til start,",s)}<br />${t("kl. {clock}",{clock:l})}</span>
          </p>`:i`<p><strong>${t("Vi begynner straks.")}</strong></p>`}
    ${B(n)} ${X(Q(r.place?i`<p>${r.place}</p>`:o,we(r)))}
  </section>`}function Me(e,n,r){let{group:a,meeting:s}=e,l=D(e.step),u=n.roles.find(d=>d.theme_id===s.theme_id&&d.track===s.track);return i`<section class="now stack l" aria-label=${t("N\xE5")}>
    <div class="stack s">
      <p class="where"><span>${q(a)}</span><span>${b(e,r)}</span></p>
      ${C(e)}
    </div>
    <div>
      <h1>${s.title}</h1>
      <p class="lead-by">${Je(s)}${a.place?i`<br />${a.place}`:o}</p>
    </div>
    ${E(e,(d,A)=>he(d,A))}
    <div class="stack s">
      ${u?i`<a class="btn main big" href=${Z(n,u)}>${t("\xC5pne skjemaet du leder")}</a>`:i`<a class="btn main big" href=${U(s)}>${l?.out?t("Skriv ferdig"):t("Skriv i skjemaet")}</a>`}
      <div class="row pair">
        ${a.meeting_url?be(a.meeting_url,t("M\xF8terom")):o}
        <a class="btn" href="#sheet/${s.theme_id}">${t("Temaark")}</a>
      </div>
    </div>
  </section>`}function he(e,n){return e.paused?i`${t("Klokka st\xE5r.")}<br />${e.late?t("Vent litt."):p("minutt igjen","minutter igjen",e.minutes)}`:e.out?i`${t("Tida er ute.")}<br />${t("Skriv ferdig.")}`:e.late?i`${t("igjen.")}<br />${t("Skriv ferdig.")}`:i`${p("minutt igjen,","minutter igjen,",e.minutes)}<br />${t("til kl. {clock}",{clock:n})}`}function Ae(e,n,r){let a=ve(n),[s]=a,l=a.length===1;return i`<section class="now stack l" aria-label=${t("N\xE5")}>
    <div class="stack s">
      <p class="where"><span>${b(e,r)}</span></p>
      ${C(e)}
    </div>
    <h1>${l?s.title:t("Temaene dine")}</h1>
    ${E(e,(u,d)=>he(u,d))}
    ${l?i`<a class="btn main big" href=${Z(n,s)}>
          ${s.role==="leader"?t("\xC5pne skjemaet du leder"):t("\xC5pne skjemaet du skriver i")}
        </a>`:B(n)}
  </section>`}function Ie(e,n,r){let{group:a,workshop:s}=e,l=e.rounds.filter(d=>d.state==="past").length,u=k(r)&&!a?t("Du er ikke i en gruppe enn\xE5"):h(r);return i`<section class="now rest stack l" aria-label=${t("N\xE5")}>
    <div class="stack s">
      <p class="where">
        ${a?i`<span>${q(a)}</span>`:o}
        ${k(r)?i`<span>${b(e,r)}</span>`:l?i`<span>${p("{n} av {total} runde ferdig","{n} av {total} runder ferdig",l,{total:e.rounds.length})}</span>`:o}
      </p>
      ${l||k(r)?C(e):o}
    </div>
    <div>
      <h1>${u}</h1>
      ${k(r)&&!a?i`<p class="lead-by">${t("Si fra til arrang\xF8ren, s\xE5 f\xE5r du en gruppe.")}</p>`:k(r)?i`<p class="lead-by">${t("Gruppa di har ikke noe m\xF8te i denne runden.")}</p>`:o}
      ${r.speaker?i`<p class="lead-by">${r.speaker}</p>`:o}
    </div>
    ${E(e,(d,A)=>Pe(d,A,r.kind))}
    ${r.kind==="break"&&e.met.length?i`<p>${t("Det dere skrev, er lagret. Dere kan lese det her.")}</p>`:o}
    ${B(n)}
    ${X(Q(e.met.length?i`<a class="btn" href="#read">${t("Les det vi skrev")}</a>`:o,r.kind==="break"?o:we(s)))}
  </section>`}function Pe(e,n,r){if(e.paused)return i`${t("Klokka st\xE5r.")}<br />${t("Vent litt.")}`;if(e.out)return i`${t("Straks ferdig.")}<br />${t("Vi g\xE5r videre snart.")}`;let a=e.late?t("igjen."):p("minutt igjen.","minutter igjen.",e.minutes);return i`${a}<br />${r==="break"?t("Vi fortsetter kl. {clock}",{clock:n}):t("Til kl. {clock}",{clock:n})}`}function Re(e,n){return i`<section class="now rest stack l" aria-label=${t("N\xE5")}>
    <h1>${t("Takk, {name}. Vi er ferdige.",{name:G(n.name)})}</h1>
    <p>${_(n.id).length?t("Noe du skrev, er ikke sendt enn\xE5. La siden st\xE5 \xE5pen."):t("Du kan lukke siden. Alt er lagret.")}</p>
    ${B(n)}
    ${X(Q(e.met.length?i`<a class="btn" href="#read">${t("Les det vi skrev")}</a>`:o,e.met.length?i`<a class="btn" href="/w/${e.workshop.id}/summary.pdf" download>${t("Last ned som PDF")}</a>`:o))}
  </section>`}function We(e,n){if(e.phase==="ended"){let d=j(`${e.workshop.personal_data_until}T12:00:00Z`);return ge(t("Dette skjer videre"),[[d,t("Navnet ditt slettes"),t("Det dere skrev, blir st\xE5ende uten navn.")]])}let{times:r,end:a}=ce(e),s=[],l=e.agenda.filter(d=>d.state==="next"),u=l.filter(k);for(let d of l)e.phase==="before"&&u.length>1&&qe(l,u,d)?d===u[0]&&s.push([v(r[d.id]),Ge(u),Ke(e,u)]):k(d)?s.push([v(r[d.id]),...ze(e,d,d===u[0])]):s.push([v(r[d.id]),...He(d)]);return!s.length&&e.phase==="before"?o:(s.push([v(a),t("Slutt"),""]),ge(e.phase==="before"?t("I dag"):t("Etterp\xE5"),s))}var qe=(e,n,r)=>e.indexOf(r)>=e.indexOf(n[0])&&e.indexOf(r)<=e.indexOf(n.at(-1)),Ge=e=>t("Gruppearbeid i {n} runder",{n:H(e.length)});function Ke(e,n){let r=new Set(n.map(a=>e.plan[a.id]?.theme_id).filter(Boolean));return r.size>1?t("Dere m\xF8ter {n} temaer.",{n:H(r.size)}):e.plan[n[0].id]?.title??""}function ze(e,n,r){let a=e.plan[n.id],s=n.kind==="summary"?t("Oppsummering"):t("Runde {n}",{n:n.round});if(!a)return[s,""];let l=t("{name}: {title}",{name:s,title:a.title});if(n.kind==="summary")return[l,e.workshop.rotation==="rotating"?t("Temaet dere begynte med."):""];if(!r)return[l,""];let u=t("Bli i {group}.",{group:K(e.group)});return e.workshop.rotation!=="rotating"?[l,u]:[l,a.leader?`${u} ${t("{who} kommer til dere.",{who:O(a.leader)})}`:u]}function He(e){return e.kind==="break"?[p("Pause i {n} minutt","Pause i {n} minutter",e.minutes),e.title&&e.title!==t("Pause")?e.title:""]:[h(e),e.speaker]}function ge(e,n){return i`<section class="part stack" aria-labelledby="later">
    <h2 id="later">${e}</h2>
    <dl class="later">
      ${n.map(([r,a,s])=>i`<dt>${r}</dt><dd>${a}${s?i`<span>${s}</span>`:o}</dd>`)}
    </dl>
  </section>`}function Je(e){let{leader:n,note_taker:r}=e;return n&&r&&n.id===r.id?t("{who} leder og skriver",{who:O(n)}):n?t("{who} leder",{who:O(n)}):t("Dere leder m\xF8tet selv")}var k=({kind:e})=>e==="round"||e==="summary",Z=(e,n)=>`${location.pathname}/lead/${n.theme_id}/${n.track}`,ve=({roles:e})=>[...new Map(e.map(n=>[`${n.theme_id}/${n.track}`,n])).values()];function B(e){let n=ve(e);return n.length?i`<div class="stack s">
    ${n.map(r=>i`<a class="btn big" href=${Z(e,r)}>
      ${r.role==="leader"?t("Du leder \xAB{title}\xBB",{title:r.title}):t("Du skriver for \xAB{title}\xBB",{title:r.title})}
    </a>`)}
  </div>`:o}var be=(e,n)=>i`<a class="btn" href=${e} target="_blank" rel="noopener noreferrer">${n} ${oe}</a>`,we=e=>e.meeting_url?be(e.meeting_url,t("Fellesm\xF8te")):o,Q=(...e)=>e.filter(n=>n!==o),X=e=>e.length?i`<div class="row">${e}</div>`:o;function ye(e){if(!e)return i`<section class="part"><p>${t("Temaarket kommer n\xE5r runden begynner.")}</p></section>`;let n=[[t("Form\xE5l"),e.purpose],[t("M\xE5l"),e.goals],[t("Forslag til tiltak"),e.measures],[t("Tidsplan"),e.schedule],[t("Finansiering"),e.financing]].filter(([,r])=>r.trim());return i`<section class="part stack l sheet">
    <div><p class="muted">${t("Temaark")}</p><h1 tabindex="-1">${e.title}</h1></div>
    ${n.length?o:i`<p>${t("Arrang\xF8ren har ikke skrevet noe her enn\xE5.")}</p>`}
    ${n.map(([r,a])=>i`<div class="text"><h2>${r}</h2>${z(a)}</div>`)}
    ${e.sources.map(r=>i`<div class="text"><h2>${t("Fra f\xF8r: {title}",{title:r.title})}</h2>${z(r.text)}</div>`)}
  </section>`}function Se(e){let n=new Map(e.met.map(a=>[`${a.theme_id}/${a.track}`,a])),r=a=>e.met.filter(s=>s.theme_id===a.theme_id&&s.track===a.track).map(s=>e.agenda.find(l=>l.id===s.item_id)).filter(Boolean).map(h).join(", ");return i`<section class="part stack">
    <h1 tabindex="-1">${t("Det vi skrev")}</h1>
    ${n.size?o:i`<p>${t("Her kommer det dere skriver, n\xE5r f\xF8rste runde begynner.")}</p>`}
    <ul class="reads">
      ${[...n.values()].map(a=>i`<li><a href=${U(a)}><strong>${a.title}</strong><small>${r(a)}</small></a></li>`)}
    </ul>
  </section>`}var M=JSON.parse(document.getElementById("page").textContent),[T,Ue,y,S]=["top","band","view","form"].map(e=>document.getElementById(e)),Y=T.firstElementChild.cloneNode(!0),L=document.createElement("div");L.className="bar-top";var{snapshot:c,personal:m}=M,N="connected",x=null,f=null,te=Number(localStorage.getItem(De())??0);ie(M.now);pe(m.id);P(m.id,c.workshop.personal_data_until);var V=$e({watch:{as:"group"},token:M.token,tokenAddress:`/w/${c.workshop.id}/token`,person_id:m.id,onSnapshot(e,n){c=e,m=n??m,P(m.id,c.workshop.personal_data_until)&&R(m.id),$()},onState(e){N=e,N!=="connected"&&J(N==="lost"?t("Ikke tilkoblet."):xe()),$()}});addEventListener("hashchange",ne);addEventListener("popstate",ne);ne();ae($);at();W(m.id,!0).length&&Oe().then(()=>x?.resume(W(m.id,!0)));R(m.id).then(()=>{me(m.id,$),_(m.id).length&&F(re).then(({sendUnsent:e})=>e(V,m))});function $(){de(c),ue(c.phase==="on"&&!!c.meeting);let[e,n]=Te(),r=e==="form";g(i`${r?Xe():Ne()}${fe(f?.mounted?.form)}${e?_e():o}`,Ue),S.hidden=!r,y.hidden=r,Ze(e),!r&&(e==="sheet"?g(ye(c.sheets[n]),y):e==="read"?g(Se(c),y):e==="evaluation"?g(x?x.view(n,c,m):nt(),y):g(ke({snapshot:c,personal:m,notice:_e()}),y))}function Te(){return location.hash.slice(1).split("/")}function ne(){let[e,n,r]=Te();e!=="form"?Ce():f?.address!==location.hash&&rt({theme_id:n,track:Number(r)}),e==="evaluation"&&Oe(),$(),e&&scrollTo(0,0),["sheet","read","evaluation"].includes(e)&&y.querySelector("h1")?.focus({preventScroll:!0})}function Ze(e){if(!e){T.firstElementChild!==Y&&T.replaceChildren(Y);let a=Y.querySelector("[data-name]");a&&a.textContent!==m.name&&(a.textContent=m.name);return}T.firstElementChild!==L&&T.replaceChildren(L);let n=w(c),r=D(c.step);g(i`<a class="btn plain" href="#">${n?t("Til {what}",{what:le(n)}):t("Tilbake")}</a>
      ${r&&!r.out?i`<p class="push">${Qe(r)}</p>`:o}`,L)}function Qe(e){return e.late?i`<strong class="run">${se(e.seconds)}</strong> ${t("igjen")}`:i`<strong>${t("{n} min",{n:e.minutes})}</strong> ${t("igjen")}`}function Ne(){if(N==="connected")return o;if(N==="again")return i`<div class="notice info"><p>${xe()}</p></div>`;let e=f?.mounted?t("Skriv videre. Teksten er trygg p\xE5 denne enheten."):t("Vi pr\xF8ver igjen hele tida. Klokka g\xE5r som f\xF8r.");return i`<div class="notice">
    <p class="grow"><strong>${t("Ikke tilkoblet.")}</strong> ${e}</p>
    <button class="btn" @click=${V.refresh}>${t("Pr\xF8v n\xE5")}</button>
  </div>`}function xe(){let e=Ve();return!_(m.id).length&&(e?.state??"saved")==="saved"?e?.late?t("Tilkoblet igjen."):t("Tilkoblet igjen. Alt er lagret."):t("Tilkoblet igjen. Det du skrev, sendes n\xE5.")}var Ve=()=>f?.mounted?.form?f.mounted.state():null;function Xe(){return i`${Ne()}${Ye()}`}function Ye(){let e=w(c),n=c.phase==="on"?e?.id:c.phase,r=f?.step===n&&f.meeting!==c.meeting?.id;if(!f||!f.wasNow||f.step===n&&!r)return o;let a=f.mounted?.isWriting();if(c.phase==="ended")return ee(a?t("Vi er ferdige for i dag. Skriv ferdig i ro og mak."):t("Vi er ferdige for i dag."),t("Til avslutningen"));if(!e)return o;if(r&&c.meeting)return ee(t("N\xE5: {title}.",{title:c.meeting.title}),t("G\xE5 dit"));let s=c.meeting?t("{round} har begynt: {title}.",{round:b(c,e),title:c.meeting.title}):t("N\xE5: {title}.",{title:h(e)});return ee(`${s} ${a?t("Skriv ferdig f\xF8rst."):et()}`,t("G\xE5 dit"))}function et(){let e=Ve();return e?.state==="saved"&&!e.late?t("Alt er lagret."):""}function ee(e,n){return i`<div class="notice info moved"><p class="grow">${e}</p><a class="btn" href="#">${n}</a></div>`}function _e(){let e=c.messages[0];return!e||e.sent_at<=te?o:i`<div class="part tight"><div class="notice info" role="status">
    <p class="grow"><strong>${t("Fra arrang\xF8ren:")}</strong> ${e.text}</p>
    <button class="btn" @click=${()=>tt(e)}>${t("Lest")}</button>
  </div></div>`}function tt(e){te=e.sent_at,localStorage.setItem(De(),String(te)),$()}function De(){return`read/${M.snapshot.workshop.id}`}async function Oe(){if(x)return;let e=await F(()=>import("./evaluation-BHTKQSTI.js"),{failing:$,mayReload:!0});x??=e.surveysOf({live:V,person_id:m.id,redraw:$}),$()}function nt(){return i`<p class="part muted">${t("Henter sp\xF8rsm\xE5lene \u2026")}</p>`}function re(){return import("./form-OL7JCE7F.js")}async function rt({theme_id:e,track:n}){await Ce();let r=w(c),a={address:location.hash,step:c.phase==="on"?r?.id:c.phase,meeting:c.meeting?.id,wasNow:c.meeting?.theme_id===e};f=a,S.replaceChildren(it());try{let s=await F(re,{isWanted:()=>f===a,failing(){J(t("Skjemaet kom ikke fram.")),S.replaceChildren(je(t("Vi pr\xF8ver igjen hele tida.")))},mayReload:!0});if(f!==a)return;let l=document.createElement("div");l.className="form-place",S.replaceChildren(l),a.mounted=await s.mountForm(l,{live:V,socket:V.manager,theme_id:e,track:n,person:m})}catch(s){console.error(s),f===a&&S.replaceChildren(je())}}async function Ce(){let{mounted:e}=f??{};f=null,await e?.close?.(),S.replaceChildren()}function it(){let e=document.createElement("p");return e.className="part muted",e.textContent=t("Henter skjemaet \u2026"),e}function je(e=""){let n=document.createElement("div");return n.className="part stack",g(i`<p>${t("Skjemaet kom ikke fram.")} ${e}</p><button class="btn" @click=${()=>location.reload()}>${t("Pr\xF8v n\xE5")}</button>`,n),n}function at(){if(navigator.connection?.saveData)return;let e=window.requestIdleCallback??(n=>setTimeout(n,3e3));setTimeout(()=>e(()=>re().catch(()=>{})),2e3+6e3*Math.random())}
