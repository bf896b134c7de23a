import{a as be,b as ye}from"./chunk-SBXKXYHU.js";import{a as x,c as ve,d as we}from"./chunk-MZJV4QT3.js";import{a as he,b as Se}from"./chunk-H5NAI6YV.js";import{b as q,f as T,k as G,n as H}from"./chunk-FHHXZFAB.js";import"./chunk-TXDKQD4X.js";import{A as Z,B as Q,C as ke,a as i,d as o,f as g,h as t,i as $,j as b,k as D,l as me,m as fe,n as h,o as K,p as E,q as z,r as U,s as pe,t as $e,u as y,v as S,w as ge,x as L,y as M,z as J}from"./chunk-G3ZND5G6.js";import{c as de,d as R,f as B,g as ue}from"./chunk-3SUXVHTQ.js";var X=({theme_id:e,track:n})=>`#form/${e}/${n}`;function je({snapshot:e,personal:n,ballots:r,notice:a}){let s=S(e),l=e.phase==="before"?Qe(e,n):e.phase==="ended"?nt(e,n):s&&e.meeting?Xe(e,n,s):s&&k(s)&&n.roles.length?Ye(e,n,s):et(e,n,s),m=e.polls.filter(F=>F.state==="open"&&["none","refused"].includes(r.state(F.id))),d=e.surveys.filter(F=>!n.answered.includes(F.id)),[w]=m,Ge=e.meeting&&e.phase==="on"?i`${m.map(Ke)}${l}${d.map(_e)}`:w?i`${He(w)}${d.map(_e)}`:i`${d.map(Ue)}${l}`;return i`${a}${Ge}${Je(e)}${ze(e,r)}${Ze(e)}${rt(e,n)}`}var Y=({id:e})=>`#vote/${e}`;function He(e){return i`<section class="now stack l" aria-label=${t("N\xE5")}>
    <div class="stack s">
      <p class="where"><span>${t("Avstemning")}</span></p>
      <h1>${e.title}</h1>
      <p>${pe(e)}</p>
    </div>
    <a class="btn main big" href=${Y(e)}>${t("Stem")}</a>
  </section>`}function Ke(e){return i`<div class="part tight"><div class="notice info">
    <p class="grow"><strong>${t("Avstemning:")}</strong> ${e.title}</p>
    <a class="btn" href=${Y(e)}>${t("Stem")}</a>
  </div></div>`}function ze(e,n){let r={counted:t("Du har stemt."),waiting:t("Stemmen sendes n\xE5r nettet er tilbake.")},a=e.polls.map(s=>[s,s.state==="shown"?t("Se resultatet"):s.state==="open"?r[n.state(s.id)]:""]).filter(([,s])=>s);return a.length?i`<section class="part stack" aria-labelledby="votes">
    <h2 id="votes">${t("Avstemninger")}</h2>
    <ul class="rows">${a.map(([s,l])=>i`<li><a href=${Y(s)}>${s.title}</a> <span class="muted">${l}</span></li>`)}</ul>
  </section>`:o}function Ue(e){let n=e.questions.length;return i`<section class="now stack" aria-labelledby="survey-${e.id}">
    <h2 id="survey-${e.id}">${e.title}</h2>
    <p>${$("Ett sp\xF8rsm\xE5l.","{n} sp\xF8rsm\xE5l.",n)} ${t("Det tar under ett minutt. Svaret er anonymt.")}</p>
    <a class="btn main big" href="#evaluation/${e.id}">${t("Svar n\xE5")}</a>
  </section>`}function _e(e){return i`<section class="part stack s">
    <p>${t("Du kan ogs\xE5 svare p\xE5 \xAB{title}\xBB.",{title:e.title})}</p>
    <p><a class="btn" href="#evaluation/${e.id}">${t("Svar n\xE5")}</a></p>
  </section>`}function Je({measures:e}){return e.length?i`<section class="part stack" aria-labelledby="chosen">
    <h2 id="chosen">${t("Dette setter vi i gang")}</h2>
    <ol class="numbered stack s">${e.map(({title:n,theme:r})=>i`<li>${n||t("Uten tittel")}${r?i`<br /><span class="muted">${r}</span>`:o}</li>`)}</ol>
  </section>`:o}function Ze(e){return e.published.length?i`<section class="part stack s">
    ${e.published.map(n=>i`<p><a class="btn" href="#evaluation/${n.id}">${t("Se svarene: {title}",{title:n.title})}</a></p>`)}
  </section>`:o}function Qe(e,n){let{workshop:r,group:a}=e,s=Math.ceil((r.starts_at-R())/6e4),l=b(r.starts_at);return i`<section class="now rest stack l" aria-label=${t("N\xE5")}>
    ${a?i`<p class="where"><span>${t("Du er i {group}",{group:U(a)})}</span></p>`:o}
    <h1>${t("Du er inne, {name}.",{name:z(n.name)})}</h1>
    <p>${t("Vent her. Siden skifter av seg selv n\xE5r vi begynner.")}</p>
    ${s>90?i`<p><strong>${D(r.starts_at)===D(R())?t("Vi begynner i dag kl. {clock}.",{clock:l}):t("Vi begynner {day} kl. {clock}.",{day:D(r.starts_at),clock:l})}</strong></p>`:s>0?i`<p class="clock" role="timer" aria-label=${$("{n} minutt til start","{n} minutter til start",s)}>
            <b>${s}</b> <span>${$("minutt til start,","minutter til start,",s)}<br />${t("kl. {clock}",{clock:l})}</span>
          </p>`:i`<p><strong>${t("Vi begynner straks.")}</strong></p>`}
    ${I(n)} ${ne(te(r.place?i`<p>${r.place}</p>`:o,xe(r)))}
  </section>`}function Xe(e,n,r){let{group:a,meeting:s}=e,l=B(e.step),m=n.roles.find(d=>d.theme_id===s.theme_id&&d.track===s.track);return i`<section class="now stack l" aria-label=${t("N\xE5")}>
    <div class="stack s">
      <p class="where"><span>${K(a)}</span><span>${y(e,r)}</span></p>
      ${L(e)}
    </div>
    <div>
      <h1>${s.title}</h1>
      <p class="lead-by">${ct(s)}${a.place?i`<br />${a.place}`:o}</p>
    </div>
    ${M(e,(d,w)=>Ne(d,w))}
    <div class="stack s">
      ${m?i`<a class="btn main big" href=${ee(n,m)}>${t("\xC5pne skjemaet du leder")}</a>`:i`<a class="btn main big" href=${X(s)}>${l?.out?t("Skriv ferdig"):t("Skriv i skjemaet")}</a>`}
      <div class="row pair">
        ${a.meeting_url?De(a.meeting_url,t("M\xF8terom")):o}
        <a class="btn" href="#sheet/${s.theme_id}">${t("Temaark")}</a>
      </div>
    </div>
  </section>`}function Ne(e,n){return e.paused?i`${t("Klokka st\xE5r.")}<br />${e.late?t("Vent litt."):$("minutt igjen","minutter igjen",e.minutes)}`:e.out?i`${t("Tida er ute.")}<br />${t("Skriv ferdig.")}`:e.late?i`${t("igjen.")}<br />${t("Skriv ferdig.")}`:i`${$("minutt igjen,","minutter igjen,",e.minutes)}<br />${t("til kl. {clock}",{clock:n})}`}function Ye(e,n,r){let a=Te(n),[s]=a,l=a.length===1;return i`<section class="now stack l" aria-label=${t("N\xE5")}>
    <div class="stack s">
      <p class="where"><span>${y(e,r)}</span></p>
      ${L(e)}
    </div>
    <h1>${l?s.title:t("Temaene dine")}</h1>
    ${M(e,(m,d)=>Ne(m,d))}
    ${l?i`<a class="btn main big" href=${ee(n,s)}>
          ${s.role==="leader"?t("\xC5pne skjemaet du leder"):t("\xC5pne skjemaet du skriver i")}
        </a>`:I(n)}
  </section>`}function et(e,n,r){let{group:a,workshop:s}=e,l=e.rounds.filter(d=>d.state==="past").length,m=k(r)&&!a?t("Du er ikke i en gruppe enn\xE5"):h(r);return i`<section class="now rest stack l" aria-label=${t("N\xE5")}>
    <div class="stack s">
      <p class="where">
        ${a?i`<span>${K(a)}</span>`:o}
        ${k(r)?i`<span>${y(e,r)}</span>`:l?i`<span>${$("{n} av {total} runde ferdig","{n} av {total} runder ferdig",l,{total:e.rounds.length})}</span>`:o}
      </p>
      ${l||k(r)?L(e):o}
    </div>
    <div>
      <h1>${m}</h1>
      ${k(r)&&!a?i`<p class="lead-by">${t("Si fra til arrang\xF8ren, s\xE5 f\xE5r du en gruppe.")}</p>`:k(r)?i`<p class="lead-by">${t("Gruppa di har ikke noe m\xF8te i denne runden.")}</p>`:o}
      ${r.speaker?i`<p class="lead-by">${r.speaker}</p>`:o}
    </div>
    ${M(e,(d,w)=>tt(d,w,r.kind))}
    ${r.kind==="break"&&e.met.length?i`<p>${t("Det dere skrev, er lagret. Dere kan lese det her.")}</p>`:o}
    ${I(n)}
    ${ne(te(e.met.length?i`<a class="btn" href="#read">${t("Les det vi skrev")}</a>`:o,r.kind==="break"?o:xe(s)))}
  </section>`}function tt(e,n,r){if(e.paused)return i`${t("Klokka st\xE5r.")}<br />${t("Vent litt.")}`;if(e.out)return i`${t("Straks ferdig.")}<br />${t("Vi g\xE5r videre snart.")}`;let a=e.late?t("igjen."):$("minutt igjen.","minutter igjen.",e.minutes);return i`${a}<br />${r==="break"?t("Vi fortsetter kl. {clock}",{clock:n}):t("Til kl. {clock}",{clock:n})}`}function nt(e,n){return i`<section class="now rest stack l" aria-label=${t("N\xE5")}>
    <h1>${t("Takk, {name}. Vi er ferdige.",{name:z(n.name)})}</h1>
    <p>${T(n.id).length?t("Noe du skrev, er ikke sendt enn\xE5. La siden st\xE5 \xE5pen."):t("Du kan lukke siden. Alt er lagret.")}</p>
    ${I(n)}
    ${ne(te(e.met.length?i`<a class="btn" href="#read">${t("Les det vi skrev")}</a>`:o,e.met.length?i`<a class="btn" href="/w/${e.workshop.id}/summary.pdf" download>${t("Last ned som PDF")}</a>`:o))}
  </section>`}function rt(e,n){if(e.phase==="ended"){let d=D(`${e.workshop.personal_data_until}T12:00:00Z`);return Ve(t("Dette skjer videre"),[[d,t("Navnet ditt slettes"),t("Det dere skrev, blir st\xE5ende uten navn.")]])}let{times:r,end:a}=ge(e),s=[],l=e.agenda.filter(d=>d.state==="next"),m=l.filter(k);for(let d of l)e.phase==="before"&&m.length>1&&it(l,m,d)?d===m[0]&&s.push([b(r[d.id]),at(m),st(e,m)]):k(d)?s.push([b(r[d.id]),...ot(e,d,d===m[0])]):s.push([b(r[d.id]),...lt(d)]);return!s.length&&e.phase==="before"?o:(s.push([b(a),t("Slutt"),""]),Ve(e.phase==="before"?t("I dag"):t("Etterp\xE5"),s))}var it=(e,n,r)=>e.indexOf(r)>=e.indexOf(n[0])&&e.indexOf(r)<=e.indexOf(n.at(-1)),at=e=>t("Gruppearbeid i {n} runder",{n:Z(e.length)});function st(e,n){let r=new Set(n.map(a=>e.plan[a.id]?.theme_id).filter(Boolean));return r.size>1?t("Dere m\xF8ter {n} temaer.",{n:Z(r.size)}):e.plan[n[0].id]?.title??""}function ot(e,n,r){let a=e.plan[n.id],s=n.kind==="summary"?t("Oppsummering"):t("Runde {n}",{n:n.round});if(!a)return[s,""];let l=t("{name}: {title}",{name:s,title:a.title});if(n.kind==="summary")return[l,e.workshop.rotation==="rotating"?t("Temaet dere begynte med."):""];if(!r)return[l,""];let m=t("Bli i {group}.",{group:U(e.group)});return e.workshop.rotation!=="rotating"?[l,m]:[l,a.leader?`${m} ${t("{who} kommer til dere.",{who:E(a.leader)})}`:m]}function lt(e){return e.kind==="break"?[$("Pause i {n} minutt","Pause i {n} minutter",e.minutes),e.title&&e.title!==t("Pause")?e.title:""]:[h(e),e.speaker]}function Ve(e,n){return i`<section class="part stack" aria-labelledby="later">
    <h2 id="later">${e}</h2>
    <dl class="later">
      ${n.map(([r,a,s])=>i`<dt>${r}</dt><dd>${a}${s?i`<span>${s}</span>`:o}</dd>`)}
    </dl>
  </section>`}function ct(e){let{leader:n,note_taker:r}=e;return n&&r&&n.id===r.id?t("{who} leder og skriver",{who:E(n)}):n?t("{who} leder",{who:E(n)}):t("Dere leder m\xF8tet selv")}var k=({kind:e})=>e==="round"||e==="summary",ee=(e,n)=>`${location.pathname}/lead/${n.theme_id}/${n.track}`,Te=({roles:e})=>[...new Map(e.map(n=>[`${n.theme_id}/${n.track}`,n])).values()];function I(e){let n=Te(e);return n.length?i`<div class="stack s">
    ${n.map(r=>i`<a class="btn big" href=${ee(e,r)}>
      ${r.role==="leader"?t("Du leder \xAB{title}\xBB",{title:r.title}):t("Du skriver for \xAB{title}\xBB",{title:r.title})}
    </a>`)}
  </div>`:o}var De=(e,n)=>i`<a class="btn" href=${e} target="_blank" rel="noopener noreferrer">${n} ${fe}</a>`,xe=e=>e.meeting_url?De(e.meeting_url,t("Fellesm\xF8te")):o,te=(...e)=>e.filter(n=>n!==o),ne=e=>e.length?i`<div class="row">${e}</div>`:o;function Ce(e){if(!e)return i`<section class="part"><p>${t("Temaarket kommer n\xE5r runden begynner.")}</p></section>`;let n=[[t("Form\xE5l"),e.purpose],[t("M\xE5l"),e.goals],[t("Forslag til tiltak"),e.measures],[t("Tidsplan"),e.schedule],[t("Finansiering"),e.financing]].filter(([,r])=>r.trim());return i`<section class="part stack l sheet">
    <div><p class="muted">${t("Temaark")}</p><h1 tabindex="-1">${e.title}</h1></div>
    ${n.length?o:i`<p>${t("Arrang\xF8ren har ikke skrevet noe her enn\xE5.")}</p>`}
    ${n.map(([r,a])=>i`<div class="text"><h2>${r}</h2>${J(a)}</div>`)}
    ${e.sources.map(r=>i`<div class="text"><h2>${t("Fra f\xF8r: {title}",{title:r.title})}</h2>${J(r.text)}</div>`)}
  </section>`}function Oe(e){let n=new Map(e.met.map(a=>[`${a.theme_id}/${a.track}`,a])),r=a=>e.met.filter(s=>s.theme_id===a.theme_id&&s.track===a.track).map(s=>e.agenda.find(l=>l.id===s.item_id)).filter(Boolean).map(h).join(", ");return i`<section class="part stack">
    <h1 tabindex="-1">${t("Det vi skrev")}</h1>
    ${n.size?o:i`<p>${t("Her kommer det dere skriver, n\xE5r f\xF8rste runde begynner.")}</p>`}
    <ul class="reads">
      ${[...n.values()].map(a=>i`<li><a href=${X(a)}><strong>${a.title}</strong><small>${r(a)}</small></a></li>`)}
    </ul>
  </section>`}var P=JSON.parse(document.getElementById("page").textContent),[C,dt,_,V,j]=["top","band","view","vote","form"].map(e=>document.getElementById(e)),re=C.firstElementChild.cloneNode(!0),W=document.createElement("div");W.className="bar-top";var{snapshot:c,personal:u}=P,O="connected",v=null,A=null,f=null,ae=Number(localStorage.getItem(Ie())??0);de(P.now);ye(u.id);q(u.id,c.workshop.personal_data_until);var N=Se({watch:{as:"group"},token:P.token,tokenAddress:`/w/${c.workshop.id}/token`,person_id:u.id,onSnapshot(e,n){c=e,u=n??u,q(u.id,c.workshop.personal_data_until)&&G(u.id),Fe(),p()},onState(e){O=e,O!=="connected"&&Q(O==="lost"?t("Ikke tilkoblet."):Le()),p()}}),oe=new be(N,u.id,p);Fe();addEventListener("hashchange",le);addEventListener("popstate",le);le();ue(p);wt();H(u.id,!0).length&&Pe().then(()=>A?.resume(H(u.id,!0)));G(u.id).then(()=>{ve(u.id,p),T(u.id).length&&x(ce).then(({sendUnsent:e})=>e(N,u))});function Fe(){oe.keepOnly(c.polls.filter(({state:e})=>e==="open").map(({id:e})=>e))}function p(){ke(c),he(c.phase==="on"&&!!c.meeting);let[e,n]=Be(),r=e==="form",a=e==="vote";g(i`${r?ft():Ee()}${we(f?.mounted?.form)}${e?Ae():o}`,dt),j.hidden=!r,V.hidden=!a,_.hidden=r||a,ut(e),a&&v?.mounted?.draw(),!(r||a)&&(e==="sheet"?g(Ce(c.sheets[n]),_):e==="read"?g(Oe(c),_):e==="evaluation"?g(A?A.view(n,c,u):ht(),_):g(je({snapshot:c,personal:u,ballots:oe,notice:Ae()}),_))}function Be(){return location.hash.slice(1).split("/")}function le(){let[e,n,r]=Be();e!=="form"?Re():f?.address!==location.hash&&vt({theme_id:n,track:Number(r)}),e!=="vote"?We():v?.address!==location.hash&&kt(n),e==="evaluation"&&Pe(),p(),e&&scrollTo(0,0),["sheet","read","evaluation"].includes(e)&&_.querySelector("h1")?.focus({preventScroll:!0})}function ut(e){if(!e){C.firstElementChild!==re&&C.replaceChildren(re);let a=re.querySelector("[data-name]");a&&a.textContent!==u.name&&(a.textContent=u.name);return}C.firstElementChild!==W&&C.replaceChildren(W);let n=S(c),r=B(c.step);g(i`<a class="btn plain" href="#">${n?t("Til {what}",{what:$e(n)}):t("Tilbake")}</a>
      ${r&&!r.out?i`<p class="push">${mt(r)}</p>`:o}`,W)}function mt(e){return e.late?i`<strong class="run">${me(e.seconds)}</strong> ${t("igjen")}`:i`<strong>${t("{n} min",{n:e.minutes})}</strong> ${t("igjen")}`}function Ee(){if(O==="connected")return o;if(O==="again")return i`<div class="notice info"><p>${Le()}</p></div>`;let e=f?.mounted?t("Skriv videre. Teksten er trygg p\xE5 denne enheten."):t("Vi pr\xF8ver igjen hele tida. Klokka g\xE5r som f\xF8r.");return i`<div class="notice">
    <p class="grow"><strong>${t("Ikke tilkoblet.")}</strong> ${e}</p>
    <button class="btn" @click=${N.refresh}>${t("Pr\xF8v n\xE5")}</button>
  </div>`}function Le(){let e=Me();return!T(u.id).length&&(e?.state??"saved")==="saved"?e?.late?t("Tilkoblet igjen."):t("Tilkoblet igjen. Alt er lagret."):t("Tilkoblet igjen. Det du skrev, sendes n\xE5.")}var Me=()=>f?.mounted?.form?f.mounted.state():null;function ft(){return i`${Ee()}${pt()}`}function pt(){let e=S(c),n=c.phase==="on"?e?.id:c.phase,r=f?.step===n&&f.meeting!==c.meeting?.id;if(!f||!f.wasNow||f.step===n&&!r)return o;let a=f.mounted?.isWriting();if(c.phase==="ended")return ie(a?t("Vi er ferdige for i dag. Skriv ferdig i ro og mak."):t("Vi er ferdige for i dag."),t("Til avslutningen"));if(!e)return o;if(r&&c.meeting)return ie(t("N\xE5: {title}.",{title:c.meeting.title}),t("G\xE5 dit"));let s=c.meeting?t("{round} har begynt: {title}.",{round:y(c,e),title:c.meeting.title}):t("N\xE5: {title}.",{title:h(e)});return ie(`${s} ${a?t("Skriv ferdig f\xF8rst."):$t()}`,t("G\xE5 dit"))}function $t(){let e=Me();return e?.state==="saved"&&!e.late?t("Alt er lagret."):""}function ie(e,n){return i`<div class="notice info moved"><p class="grow">${e}</p><a class="btn" href="#">${n}</a></div>`}function Ae(){let e=c.messages[0];return!e||e.sent_at<=ae?o:i`<div class="part tight"><div class="notice info" role="status">
    <p class="grow"><strong>${t("Fra arrang\xF8ren:")}</strong> ${e.text}</p>
    <button class="btn" @click=${()=>gt(e)}>${t("Lest")}</button>
  </div></div>`}function gt(e){ae=e.sent_at,localStorage.setItem(Ie(),String(ae)),p()}function Ie(){return`read/${P.snapshot.workshop.id}`}async function kt(e){We();let n=v={address:location.hash};V.replaceChildren(qe(t("Henter avstemningen \u2026")));let r=await x(()=>import("./voting-YKAYRSLW.js"),{isWanted:()=>v===n,failing:()=>V.replaceChildren(se(t("Vi pr\xF8ver igjen hele tida."),t("Avstemningen kom ikke fram.")))});if(!r||v!==n)return;V.replaceChildren();let a=()=>c.polls.find(({id:s})=>s===e)??null;n.mounted=r.mountVoting(V,{poll_id:e,find:a,ballots:oe,person_id:u.id})}function We(){v?.mounted?.close(),v=null,V.replaceChildren()}async function Pe(){if(A)return;let e=await x(()=>import("./evaluation-6ERDV3KA.js"),{failing:p,mayReload:!0});A??=e.surveysOf({live:N,person_id:u.id,redraw:p}),p()}function ht(){return i`<p class="part muted">${t("Henter sp\xF8rsm\xE5lene \u2026")}</p>`}function ce(){return import("./form-3YDTYMB2.js")}async function vt({theme_id:e,track:n}){await Re();let r=S(c),a={address:location.hash,step:c.phase==="on"?r?.id:c.phase,meeting:c.meeting?.id,wasNow:c.meeting?.theme_id===e};f=a,j.replaceChildren(qe());try{let s=await x(ce,{isWanted:()=>f===a,failing(){Q(t("Skjemaet kom ikke fram.")),j.replaceChildren(se(t("Vi pr\xF8ver igjen hele tida.")))},mayReload:!0});if(f!==a)return;let l=document.createElement("div");l.className="form-place",j.replaceChildren(l),a.mounted=await s.mountForm(l,{live:N,socket:N.manager,theme_id:e,track:n,person:u})}catch(s){console.error(s),f===a&&j.replaceChildren(se())}}async function Re(){let{mounted:e}=f??{};f=null,await e?.close?.(),j.replaceChildren()}function qe(e=t("Henter skjemaet \u2026")){let n=document.createElement("p");return n.className="part muted",n.textContent=e,n}function se(e="",n=t("Skjemaet kom ikke fram.")){let r=document.createElement("div");return r.className="part stack",g(i`<p>${n} ${e}</p><button class="btn" @click=${()=>location.reload()}>${t("Pr\xF8v n\xE5")}</button>`,r),r}function wt(){if(navigator.connection?.saveData)return;let e=window.requestIdleCallback??(n=>setTimeout(n,3e3));setTimeout(()=>e(()=>ce().catch(()=>{})),2e3+6e3*Math.random())}
