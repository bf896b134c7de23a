import{a as Ve,b as Ne}from"./chunk-BQEQZG3F.js";import{a as C,c as _e,d as je}from"./chunk-HYSX327Y.js";import{a as Se,b as Te}from"./chunk-UGCSHADE.js";import{b as z,f as T,k as U,n as J}from"./chunk-FHHXZFAB.js";import"./chunk-2CP7SROQ.js";import{A as X,B as Y,C as be,D as we,F as ee,G as ye,a as i,d as o,f as k,h as t,i as g,j as w,k as x,l as $e,m as ge,n as h,o as L,p as M,q as Z,r as Q,s as ke,t as he,u as f,v as y,w as S,x as ve,y as I,z as W}from"./chunk-6MAETQC5.js";import{c as pe,d as K,f as E,g as fe}from"./chunk-3SUXVHTQ.js";var P=({theme_id:e,track:n})=>`#form/${e}/${n}`;function De({snapshot:e,personal:n,ballots:r,notice:s}){let a=S(e),l=e.phase==="before"?et(e,n):e.phase==="ended"?at(e,n):a&&e.meeting?e.turns?nt(e,a):tt(e,n,a):a&&f(a)&&n.roles.length?rt(e,n,a):it(e,n,a),m=e.polls.filter(B=>B.state==="open"&&["none","refused"].includes(r.state(B.id))),d=e.surveys.filter(B=>!n.answered.includes(B.id)),[b]=m,G=e.meeting&&e.phase==="on"?i`${m.map(Je)}${l}${d.map(xe)}`:b?i`${Ue(b)}${d.map(xe)}`:i`${d.map(Qe)}${l}`;return i`${s}${G}${Xe(e)}${Ze(e,r)}${Ye(e)}${ot(e,n)}`}var te=({id:e})=>`#vote/${e}`;function Ue(e){return i`<section class="now stack l" aria-label=${t("N\xE5")}>
    <div class="stack s">
      <p class="where"><span>${t("Avstemning")}</span></p>
      <h1>${e.title}</h1>
      <p>${ke(e)}</p>
    </div>
    <a class="btn main big" href=${te(e)}>${t("Stem")}</a>
  </section>`}function Je(e){return i`<div class="part tight"><div class="notice info">
    <p class="grow"><strong>${t("Avstemning:")}</strong> ${e.title}</p>
    <a class="btn" href=${te(e)}>${t("Stem")}</a>
  </div></div>`}function Ze(e,n){let r={counted:t("Du har stemt."),waiting:t("Stemmen sendes n\xE5r nettet er tilbake.")},s=e.polls.map(a=>[a,a.state==="shown"?t("Se resultatet"):a.state==="open"?r[n.state(a.id)]:""]).filter(([,a])=>a);return s.length?i`<section class="part stack" aria-labelledby="votes">
    <h2 id="votes">${t("Avstemninger")}</h2>
    <ul class="rows">${s.map(([a,l])=>i`<li><a href=${te(a)}>${a.title}</a> <span class="muted">${l}</span></li>`)}</ul>
  </section>`:o}function Qe(e){let n=e.questions.length;return i`<section class="now stack" aria-labelledby="survey-${e.id}">
    <h2 id="survey-${e.id}">${e.title}</h2>
    <p>${g("Ett sp\xF8rsm\xE5l.","{n} sp\xF8rsm\xE5l.",n)} ${t("Det tar under ett minutt. Svaret er anonymt.")}</p>
    <a class="btn main big" href="#evaluation/${e.id}">${t("Svar n\xE5")}</a>
  </section>`}function xe(e){return i`<section class="part stack s">
    <p>${t("Du kan ogs\xE5 svare p\xE5 \xAB{title}\xBB.",{title:e.title})}</p>
    <p><a class="btn" href="#evaluation/${e.id}">${t("Svar n\xE5")}</a></p>
  </section>`}function Xe({measures:e}){return e.length?i`<section class="part stack" aria-labelledby="chosen">
    <h2 id="chosen">${t("Dette setter vi i gang")}</h2>
    <ol class="numbered stack s">${e.map(({title:n,theme:r})=>i`<li>${n||t("Uten tittel")}${r?i`<br /><span class="muted">${r}</span>`:o}</li>`)}</ol>
  </section>`:o}function Ye(e){return e.published.length?i`<section class="part stack s">
    ${e.published.map(n=>i`<p><a class="btn" href="#evaluation/${n.id}">${t("Se svarene: {title}",{title:n.title})}</a></p>`)}
  </section>`:o}function et(e,n){let{workshop:r,group:s}=e,a=Math.ceil((r.starts_at-K())/6e4),l=w(r.starts_at);return i`<section class="now rest stack l" aria-label=${t("N\xE5")}>
    ${s?i`<p class="where"><span>${t("Du er i {group}",{group:Q(s)})}</span></p>`:o}
    <h1>${t("Du er inne, {name}.",{name:Z(n.name)})}</h1>
    <p>${t("Vent her. Siden skifter av seg selv n\xE5r vi begynner.")}</p>
    ${a>90?i`<p><strong>${x(r.starts_at)===x(K())?t("Vi begynner i dag kl. {clock}.",{clock:l}):t("Vi begynner {day} kl. {clock}.",{day:x(r.starts_at),clock:l})}</strong></p>`:a>0?i`<p class="clock" role="timer" aria-label=${g("{n} minutt til start","{n} minutter til start",a)}>
            <b>${a}</b> <span>${g("minutt til start,","minutter til start,",a)}<br />${t("kl. {clock}",{clock:l})}</span>
          </p>`:i`<p><strong>${t("Vi begynner straks.")}</strong></p>`}
    ${R(n)} ${se(ie(r.place?i`<p>${r.place}</p>`:o,Ae(r)))}
  </section>`}function tt(e,n,r){let{group:s,meeting:a}=e,l=E(e.step),m=n.roles.find(d=>d.theme_id===a.theme_id&&d.track===a.track);return i`<section class="now stack l" aria-label=${t("N\xE5")}>
    <div class="stack s">
      <p class="where"><span>${L(s)}</span><span>${y(e,r)}</span></p>
      ${I(e)}
    </div>
    <div>
      <h1>${a.title}</h1>
      <p class="lead-by">${pt(a)}${s.place?i`<br />${s.place}`:o}</p>
    </div>
    ${W(e,(d,b)=>Oe(d,b))}
    <div class="stack s">
      ${m?i`<a class="btn main big" href=${ne(n,m)}>${t("\xC5pne skjemaet du leder")}</a>`:i`<a class="btn main big" href=${P(a)}>${l?.out?t("Skriv ferdig"):t("Skriv i skjemaet")}</a>`}
      <div class="row pair">
        ${s.meeting_url?re(s.meeting_url,t("M\xF8terom")):o}
        <a class="btn" href="#sheet/${a.theme_id}">${t("Temaark")}</a>
      </div>
    </div>
  </section>`}function nt(e,n){let{group:r,meeting:s,turns:a}=e,[l,m]=we(a,r);return i`<section class="now stack l" aria-label=${t("N\xE5")}>
    <p class="where"><span>${L(r)}</span><span>${h(n)}</span></p>
    <div>
      <h1>${l||t("Hva forventer dere?")}</h1>
      <p class="lead-by">${m}${r.place?i`<br />${r.place}`:o}</p>
    </div>
    ${be(e)}
    <div class="stack s">
      <a class="btn main big" href=${P(s)}>${a.on?.group_id===r.id?t("Se det dere skrev"):t("Skriv i skjemaet")}</a>
      ${r.meeting_url?i`<div class="row pair">${re(r.meeting_url,t("M\xF8terom"))}</div>`:o}
    </div>
  </section>`}function Oe(e,n){return e.paused?i`${t("Klokka st\xE5r.")}<br />${e.late?t("Vent litt."):g("minutt igjen","minutter igjen",e.minutes)}`:e.out?i`${t("Tida er ute.")}<br />${t("Skriv ferdig.")}`:e.late?i`${t("igjen.")}<br />${t("Skriv ferdig.")}`:i`${g("minutt igjen,","minutter igjen,",e.minutes)}<br />${t("til kl. {clock}",{clock:n})}`}function rt(e,n,r){let s=Fe(n),[a]=s,l=s.length===1;return i`<section class="now stack l" aria-label=${t("N\xE5")}>
    <div class="stack s">
      <p class="where"><span>${y(e,r)}</span></p>
      ${I(e)}
    </div>
    <h1>${l?a.title:t("Temaene dine")}</h1>
    ${W(e,(m,d)=>Oe(m,d))}
    ${l?i`<a class="btn main big" href=${ne(n,a)}>
          ${a.role==="leader"?t("\xC5pne skjemaet du leder"):t("\xC5pne skjemaet du skriver i")}
        </a>`:R(n)}
  </section>`}function it(e,n,r){let{group:s,workshop:a}=e,l=e.rounds.filter(A=>A.state==="past").length,d=(f(r)||r.kind==="expectations")&&!s&&!n.roles.length,b=d?t("Du er ikke i en gruppe enn\xE5"):h(r);return i`<section class="now rest stack l" aria-label=${t("N\xE5")}>
    <div class="stack s">
      <p class="where">
        ${s?i`<span>${L(s)}</span>`:o}
        ${f(r)?i`<span>${y(e,r)}</span>`:l?i`<span>${g("{n} av {total} runde ferdig","{n} av {total} runder ferdig",l,{total:e.rounds.length})}</span>`:o}
      </p>
      ${l||f(r)?I(e):o}
    </div>
    <div>
      <h1>${b}</h1>
      ${d?i`<p class="lead-by">${t("Si fra til arrang\xF8ren, s\xE5 f\xE5r du en gruppe.")}</p>`:f(r)&&s?i`<p class="lead-by">${t("Gruppa di har ikke noe m\xF8te i denne runden.")}</p>`:o}
      ${r.speaker?i`<p class="lead-by">${r.speaker}</p>`:o}
    </div>
    ${W(e,(A,G)=>st(A,G,r.kind))}
    ${r.kind==="break"&&e.met.length?i`<p>${t("Det dere skrev, er lagret. Dere kan lese det her.")}</p>`:o}
    ${R(n)}
    ${se(ie(e.met.length?i`<a class="btn" href="#read">${t("Les det vi skrev")}</a>`:o,r.kind==="break"?o:Ae(a)))}
  </section>`}function st(e,n,r){if(e.paused)return i`${t("Klokka st\xE5r.")}<br />${t("Vent litt.")}`;if(e.out)return i`${t("Straks ferdig.")}<br />${t("Vi g\xE5r videre snart.")}`;let s=e.late?t("igjen."):g("minutt igjen.","minutter igjen.",e.minutes);return i`${s}<br />${r==="break"?t("Vi fortsetter kl. {clock}",{clock:n}):t("Til kl. {clock}",{clock:n})}`}function at(e,n){return i`<section class="now rest stack l" aria-label=${t("N\xE5")}>
    <h1>${t("Takk, {name}. Vi er ferdige.",{name:Z(n.name)})}</h1>
    <p>${T(n.id).length?t("Noe du skrev, er ikke sendt enn\xE5. La siden st\xE5 \xE5pen."):t("Du kan lukke siden. Alt er lagret.")}</p>
    ${R(n)}
    ${se(ie(e.met.length?i`<a class="btn" href="#read">${t("Les det vi skrev")}</a>`:o,e.met.length?i`<a class="btn" href="/w/${e.workshop.id}/summary.pdf" download>${t("Last ned som PDF")}</a>`:o))}
  </section>`}function ot(e,n){if(e.phase==="ended"){let d=x(`${e.workshop.personal_data_until}T12:00:00Z`);return Ce(t("Dette skjer videre"),[[d,t("Navnet ditt slettes"),t("Det dere skrev, blir st\xE5ende uten navn.")]])}let{times:r,end:s}=ve(e),a=[],l=e.agenda.filter(d=>d.state==="next"),m=l.filter(f);for(let d of l)e.phase==="before"&&m.length>1&&lt(l,m,d)?d===m[0]&&a.push([w(r[d.id]),ct(m),dt(e,m)]):f(d)?a.push([w(r[d.id]),...ut(e,d,d===m[0])]):a.push([w(r[d.id]),...mt(d)]);return!a.length&&e.phase==="before"?o:(a.push([w(s),t("Slutt"),""]),Ce(e.phase==="before"?t("I dag"):t("Etterp\xE5"),a))}var lt=(e,n,r)=>e.indexOf(r)>=e.indexOf(n[0])&&e.indexOf(r)<=e.indexOf(n.at(-1)),ct=e=>t("Gruppearbeid i {n} runder",{n:Y(e.length)});function dt(e,n){let r=new Set(n.map(s=>e.plan[s.id]?.theme_id).filter(Boolean));return r.size>1?t("Dere m\xF8ter {n} temaer.",{n:Y(r.size)}):e.plan[n[0].id]?.title??""}function ut(e,n,r){let s=e.plan[n.id],a=n.kind==="summary"?t("Oppsummering"):t("Runde {n}",{n:n.round});if(!s)return[a,""];let l=t("{name}: {title}",{name:a,title:s.title});if(n.kind==="summary")return[l,e.workshop.rotation==="rotating"?t("Temaet dere begynte med."):""];if(!r)return[l,""];let m=t("Bli i {group}.",{group:Q(e.group)});return e.workshop.rotation!=="rotating"?[l,m]:[l,s.leader?`${m} ${t("{who} kommer til dere.",{who:M(s.leader)})}`:m]}function mt(e){return e.kind==="break"?[g("Pause i {n} minutt","Pause i {n} minutter",e.minutes),e.title&&e.title!==t("Pause")?e.title:""]:[h(e),e.speaker]}function Ce(e,n){return i`<section class="part stack" aria-labelledby="later">
    <h2 id="later">${e}</h2>
    <dl class="later">
      ${n.map(([r,s,a])=>i`<dt>${r}</dt><dd>${s}${a?i`<span>${a}</span>`:o}</dd>`)}
    </dl>
  </section>`}function pt(e){let{leader:n,note_taker:r}=e;return n&&r&&n.id===r.id?t("{who} leder og skriver",{who:M(n)}):n?t("{who} leder",{who:M(n)}):t("Dere leder m\xF8tet selv")}var ne=(e,n)=>`${location.pathname}/lead/${n.theme_id}/${n.track}`,Fe=({roles:e})=>[...new Map(e.map(n=>[`${n.theme_id}/${n.track}`,n])).values()];function R(e){let n=Fe(e);return n.length?i`<div class="stack s">
    ${n.map(r=>i`<a class="btn big" href=${ne(e,r)}>
      ${r.role==="leader"?t("Du leder \xAB{title}\xBB",{title:r.title}):t("Du skriver for \xAB{title}\xBB",{title:r.title})}
    </a>`)}
  </div>`:o}var re=(e,n)=>i`<a class="btn" href=${e} target="_blank" rel="noopener noreferrer">${n} ${ge}</a>`,Ae=e=>e.meeting_url?re(e.meeting_url,t("Fellesm\xF8te")):o,ie=(...e)=>e.filter(n=>n!==o),se=e=>e.length?i`<div class="row">${e}</div>`:o;function Be(e){if(!e)return i`<section class="part"><p>${t("Temaarket kommer n\xE5r runden begynner.")}</p></section>`;let n=[[t("Form\xE5l"),e.purpose],[t("M\xE5l"),e.goals],[t("Forslag til tiltak"),e.measures],[t("Tidsplan"),e.schedule],[t("Finansiering"),e.financing]].filter(([,r])=>r.trim());return i`<section class="part stack l sheet">
    <div><p class="muted">${t("Temaark")}</p><h1 tabindex="-1">${e.title}</h1></div>
    ${n.length?o:i`<p>${t("Arrang\xF8ren har ikke skrevet noe her enn\xE5.")}</p>`}
    ${n.map(([r,s])=>i`<div class="text"><h2>${r}</h2>${X(s)}</div>`)}
    ${e.sources.map(r=>i`<div class="text"><h2>${t("Fra f\xF8r: {title}",{title:r.title})}</h2>${X(r.text)}</div>`)}
  </section>`}function Ee(e){let n=new Map(e.met.map(s=>[`${s.theme_id}/${s.track}`,s])),r=s=>e.met.filter(a=>a.theme_id===s.theme_id&&a.track===s.track).map(a=>e.agenda.find(l=>l.id===a.item_id)).filter(Boolean).map(h).join(", ");return i`<section class="part stack">
    <h1 tabindex="-1">${t("Det vi skrev")}</h1>
    ${n.size?o:i`<p>${t("Her kommer det dere skriver, n\xE5r f\xF8rste runde begynner.")}</p>`}
    <ul class="reads">
      ${[...n.values()].map(s=>i`<li><a href=${P(s)}><strong>${s.title}</strong><small>${r(s)}</small></a></li>`)}
    </ul>
  </section>`}var q=JSON.parse(document.getElementById("page").textContent),[D,ft,_,j,V]=["top","band","view","vote","form"].map(e=>document.getElementById(e)),ae=D.firstElementChild.cloneNode(!0),H=document.createElement("div");H.className="bar-top";var{snapshot:c,personal:u}=q,O="connected",v=null,F=null,p=null,le=Number(localStorage.getItem(He())??0);pe(q.now);Ne(u.id);z(u.id,c.workshop.personal_data_until);var N=Te({watch:{as:"group"},token:q.token,tokenAddress:`/w/${c.workshop.id}/token`,person_id:u.id,onSnapshot(e,n){c=e,u=n??u,z(u.id,c.workshop.personal_data_until)&&U(u.id),Me(),$()},onState(e){O=e,O!=="connected"&&ee(O==="lost"?t("Ikke tilkoblet."):Pe()),$()}}),de=new Ve(N,u.id,$);Me();addEventListener("hashchange",ue);addEventListener("popstate",ue);ue();fe($);_t();J(u.id,!0).length&&Ge().then(()=>F?.resume(J(u.id,!0)));U(u.id).then(()=>{_e(u.id,$),T(u.id).length&&C(me).then(({sendUnsent:e})=>e(N,u))});function Me(){de.keepOnly(c.polls.filter(({state:e})=>e==="open").map(({id:e})=>e))}function $(){ye(c),Se(c.phase==="on"&&!!c.meeting);let[e,n]=Ie(),r=e==="form",s=e==="vote";k(i`${r?kt():We()}${je(p?.mounted?.form)}${e?Le():o}`,ft),V.hidden=!r,j.hidden=!s,_.hidden=r||s,$t(e),s&&v?.mounted?.draw(),!(r||s)&&(e==="sheet"?k(Be(c.sheets[n]),_):e==="read"?k(Ee(c),_):e==="evaluation"?k(F?F.view(n,c,u):yt(),_):k(De({snapshot:c,personal:u,ballots:de,notice:Le()}),_))}function Ie(){return location.hash.slice(1).split("/")}function ue(){let[e,n,r]=Ie();e!=="form"?Ke():p?.address!==location.hash&&St({theme_id:n,track:Number(r)}),e!=="vote"?qe():v?.address!==location.hash&&wt(n),e==="evaluation"&&Ge(),$(),e&&scrollTo(0,0),["sheet","read","evaluation"].includes(e)&&_.querySelector("h1")?.focus({preventScroll:!0})}function $t(e){if(!e){D.firstElementChild!==ae&&D.replaceChildren(ae);let s=ae.querySelector("[data-name]");s&&s.textContent!==u.name&&(s.textContent=u.name);return}D.firstElementChild!==H&&D.replaceChildren(H);let n=S(c),r=E(c.step);k(i`<a class="btn plain" href="#">${n?t("Til {what}",{what:he(n)}):t("Tilbake")}</a>
      ${r&&!r.out?i`<p class="push">${gt(r)}</p>`:o}`,H)}function gt(e){return e.late?i`<strong class="run">${$e(e.seconds)}</strong> ${t("igjen")}`:i`<strong>${t("{n} min",{n:e.minutes})}</strong> ${t("igjen")}`}function We(){if(O==="connected")return o;if(O==="again")return i`<div class="notice info"><p>${Pe()}</p></div>`;let e=p?.mounted?t("Skriv videre. Teksten er trygg p\xE5 denne enheten."):t("Vi pr\xF8ver igjen hele tida. Klokka g\xE5r som f\xF8r.");return i`<div class="notice">
    <p class="grow"><strong>${t("Ikke tilkoblet.")}</strong> ${e}</p>
    <button class="btn" @click=${N.refresh}>${t("Pr\xF8v n\xE5")}</button>
  </div>`}function Pe(){let e=Re();return!T(u.id).length&&(e?.state??"saved")==="saved"?e?.late?t("Tilkoblet igjen."):t("Tilkoblet igjen. Alt er lagret."):t("Tilkoblet igjen. Det du skrev, sendes n\xE5.")}var Re=()=>p?.mounted?.form?p.mounted.state():null;function kt(){return i`${We()}${ht()}`}function ht(){let e=S(c),n=c.phase==="on"?e?.id:c.phase,r=p?.step===n&&p.meeting!==c.meeting?.id;if(!p||!p.wasNow||p.step===n&&!r)return o;let s=p.mounted?.isWriting();if(c.phase==="ended")return oe(s?t("Vi er ferdige for i dag. Skriv ferdig i ro og mak."):t("Vi er ferdige for i dag."),t("Til avslutningen"));if(!e)return o;if(r&&c.meeting)return oe(t("N\xE5: {title}.",{title:c.meeting.title}),t("G\xE5 dit"));let a=c.meeting&&f(e)?t("{round} har begynt: {title}.",{round:y(c,e),title:c.meeting.title}):t("N\xE5: {title}.",{title:h(e)});return oe(`${a} ${s?t("Skriv ferdig f\xF8rst."):vt()}`,t("G\xE5 dit"))}function vt(){let e=Re();return e?.state==="saved"&&!e.late?t("Alt er lagret."):""}function oe(e,n){return i`<div class="notice info moved"><p class="grow">${e}</p><a class="btn" href="#">${n}</a></div>`}function Le(){let e=c.messages[0];return!e||e.sent_at<=le?o:i`<div class="part tight"><div class="notice info" role="status">
    <p class="grow"><strong>${t("Fra arrang\xF8ren:")}</strong> ${e.text}</p>
    <button class="btn" @click=${()=>bt(e)}>${t("Lest")}</button>
  </div></div>`}function bt(e){le=e.sent_at,localStorage.setItem(He(),String(le)),$()}function He(){return`read/${q.snapshot.workshop.id}`}async function wt(e){qe();let n=v={address:location.hash};j.replaceChildren(ze(t("Henter avstemningen \u2026")));let r=await C(()=>import("./voting-5SGEK525.js"),{isWanted:()=>v===n,failing:()=>j.replaceChildren(ce(t("Vi pr\xF8ver igjen hele tida."),t("Avstemningen kom ikke fram.")))});if(!r||v!==n)return;j.replaceChildren();let s=()=>c.polls.find(({id:a})=>a===e)??null;n.mounted=r.mountVoting(j,{poll_id:e,find:s,ballots:de,person_id:u.id})}function qe(){v?.mounted?.close(),v=null,j.replaceChildren()}async function Ge(){if(F)return;let e=await C(()=>import("./evaluation-QC6NDQZJ.js"),{failing:$,mayReload:!0});F??=e.surveysOf({live:N,person_id:u.id,redraw:$}),$()}function yt(){return i`<p class="part muted">${t("Henter sp\xF8rsm\xE5lene \u2026")}</p>`}function me(){return import("./form-QHMEJAPK.js")}async function St({theme_id:e,track:n}){await Ke();let r=S(c),s={address:location.hash,step:c.phase==="on"?r?.id:c.phase,meeting:c.meeting?.id,wasNow:c.meeting?.theme_id===e};p=s,V.replaceChildren(ze());try{let a=await C(me,{isWanted:()=>p===s,failing(){ee(t("Skjemaet kom ikke fram.")),V.replaceChildren(ce(t("Vi pr\xF8ver igjen hele tida.")))},mayReload:!0});if(p!==s)return;let l=document.createElement("div");l.className="form-place",V.replaceChildren(l),s.mounted=await a.mountForm(l,{live:N,socket:N.manager,theme_id:e,track:n,person:u})}catch(a){console.error(a),p===s&&V.replaceChildren(ce())}}async function Ke(){let{mounted:e}=p??{};p=null,await e?.close?.(),V.replaceChildren()}function ze(e=t("Henter skjemaet \u2026")){let n=document.createElement("p");return n.className="part muted",n.textContent=e,n}function ce(e="",n=t("Skjemaet kom ikke fram.")){let r=document.createElement("div");return r.className="part stack",k(i`<p>${n} ${e}</p><button class="btn" @click=${()=>location.reload()}>${t("Pr\xF8v n\xE5")}</button>`,r),r}function _t(){if(navigator.connection?.saveData)return;let e=window.requestIdleCallback??(n=>setTimeout(n,3e3));setTimeout(()=>e(()=>me().catch(()=>{})),2e3+6e3*Math.random())}
