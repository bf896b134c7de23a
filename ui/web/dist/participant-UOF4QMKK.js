import{a as je,b as Ve}from"./chunk-X7PJM7IJ.js";import{a as C,c as Se,d as _e}from"./chunk-HYZOGD6K.js";import{a as ye,b as Ne}from"./chunk-H5NAI6YV.js";import{b as G,f as T,k as K,n as z}from"./chunk-FHHXZFAB.js";import"./chunk-2CP7SROQ.js";import{A as Z,B as Q,C as ve,D as be,F as X,G as we,a as i,d as o,f as h,h as t,i as g,j as w,k as x,l as fe,m as $e,n as v,o as E,p as M,q as U,r as J,s as ge,t as ke,u as f,v as y,w as S,x as he,y as L,z as I}from"./chunk-6MAETQC5.js";import{c as me,d as q,f as B,g as pe}from"./chunk-3SUXVHTQ.js";var W=({theme_id:e,track:n})=>`#form/${e}/${n}`;function Ce({snapshot:e,personal:n,ballots:r,notice:s}){let a=S(e),l=e.phase==="before"?et(e,n):e.phase==="ended"?at(e,n):a&&e.meeting?e.turns?nt(e,a):tt(e,n,a):a&&f(a)&&n.roles.length?rt(e,n,a):it(e,n,a),u=e.polls.filter(A=>A.state==="open"&&["none","refused"].includes(r.state(A.id))),d=e.surveys.filter(A=>!n.answered.includes(A.id)),[k]=u,ze=e.meeting&&e.phase==="on"?i`${u.map(Je)}${l}${d.map(Te)}`:k?i`${Ue(k)}${d.map(Te)}`:i`${d.map(Qe)}${l}`;return i`${s}${ze}${Xe(e)}${Ze(e,r)}${Ye(e)}${ot(e,n)}`}var Y=({id:e})=>`#vote/${e}`;function Ue(e){return i`<section class="now stack l" aria-label=${t("N\xE5")}>
    <div class="stack s">
      <p class="where"><span>${t("Avstemning")}</span></p>
      <h1>${e.title}</h1>
      <p>${ge(e)}</p>
    </div>
    <a class="btn main big" href=${Y(e)}>${t("Stem")}</a>
  </section>`}function Je(e){return i`<div class="part tight"><div class="notice info">
    <p class="grow"><strong>${t("Avstemning:")}</strong> ${e.title}</p>
    <a class="btn" href=${Y(e)}>${t("Stem")}</a>
  </div></div>`}function Ze(e,n){let r={counted:t("Du har stemt."),waiting:t("Stemmen sendes n\xE5r nettet er tilbake.")},s=e.polls.map(a=>[a,a.state==="shown"?t("Se resultatet"):a.state==="open"?r[n.state(a.id)]:""]).filter(([,a])=>a);return s.length?i`<section class="part stack" aria-labelledby="votes">
    <h2 id="votes">${t("Avstemninger")}</h2>
    <ul class="rows">${s.map(([a,l])=>i`<li><a href=${Y(a)}>${a.title}</a> <span class="muted">${l}</span></li>`)}</ul>
  </section>`:o}function Qe(e){let n=e.questions.length;return i`<section class="now stack" aria-labelledby="survey-${e.id}">
    <h2 id="survey-${e.id}">${e.title}</h2>
    <p>${g("Ett sp\xF8rsm\xE5l.","{n} sp\xF8rsm\xE5l.",n)} ${t("Det tar under ett minutt. Svaret er anonymt.")}</p>
    <a class="btn main big" href="#evaluation/${e.id}">${t("Svar n\xE5")}</a>
  </section>`}function Te(e){return i`<section class="part stack s">
    <p>${t("Du kan ogs\xE5 svare p\xE5 \xAB{title}\xBB.",{title:e.title})}</p>
    <p><a class="btn" href="#evaluation/${e.id}">${t("Svar n\xE5")}</a></p>
  </section>`}function Xe({measures:e}){return e.length?i`<section class="part stack" aria-labelledby="chosen">
    <h2 id="chosen">${t("Dette setter vi i gang")}</h2>
    <ol class="numbered stack s">${e.map(({title:n,theme:r})=>i`<li>${n||t("Uten tittel")}${r?i`<br /><span class="muted">${r}</span>`:o}</li>`)}</ol>
  </section>`:o}function Ye(e){return e.published.length?i`<section class="part stack s">
    ${e.published.map(n=>i`<p><a class="btn" href="#evaluation/${n.id}">${t("Se svarene: {title}",{title:n.title})}</a></p>`)}
  </section>`:o}function et(e,n){let{workshop:r,group:s}=e,a=Math.ceil((r.starts_at-q())/6e4),l=w(r.starts_at);return i`<section class="now rest stack l" aria-label=${t("N\xE5")}>
    ${s?i`<p class="where"><span>${t("Du er i {group}",{group:J(s)})}</span></p>`:o}
    <h1>${t("Du er inne, {name}.",{name:U(n.name)})}</h1>
    <p>${t("Vent her. Siden skifter av seg selv n\xE5r vi begynner.")}</p>
    ${a>90?i`<p><strong>${x(r.starts_at)===x(q())?t("Vi begynner i dag kl. {clock}.",{clock:l}):t("Vi begynner {day} kl. {clock}.",{day:x(r.starts_at),clock:l})}</strong></p>`:a>0?i`<p class="clock" role="timer" aria-label=${g("{n} minutt til start","{n} minutter til start",a)}>
            <b>${a}</b> <span>${g("minutt til start,","minutter til start,",a)}<br />${t("kl. {clock}",{clock:l})}</span>
          </p>`:i`<p><strong>${t("Vi begynner straks.")}</strong></p>`}
    ${P(n)} ${re(ne(r.place?i`<p>${r.place}</p>`:o,Fe(r)))}
  </section>`}function tt(e,n,r){let{group:s,meeting:a}=e,l=B(e.step),u=n.roles.find(d=>d.theme_id===a.theme_id&&d.track===a.track);return i`<section class="now stack l" aria-label=${t("N\xE5")}>
    <div class="stack s">
      <p class="where"><span>${E(s)}</span><span>${y(e,r)}</span></p>
      ${L(e)}
    </div>
    <div>
      <h1>${a.title}</h1>
      <p class="lead-by">${pt(a)}${s.place?i`<br />${s.place}`:o}</p>
    </div>
    ${I(e,(d,k)=>De(d,k))}
    <div class="stack s">
      ${u?i`<a class="btn main big" href=${ee(n,u)}>${t("\xC5pne skjemaet du leder")}</a>`:i`<a class="btn main big" href=${W(a)}>${l?.out?t("Skriv ferdig"):t("Skriv i skjemaet")}</a>`}
      <div class="row pair">
        ${s.meeting_url?te(s.meeting_url,t("M\xF8terom")):o}
        <a class="btn" href="#sheet/${a.theme_id}">${t("Temaark")}</a>
      </div>
    </div>
  </section>`}function nt(e,n){let{group:r,meeting:s,turns:a}=e,[l,u]=be(a,r);return i`<section class="now stack l" aria-label=${t("N\xE5")}>
    <p class="where"><span>${E(r)}</span><span>${v(n)}</span></p>
    <div>
      <h1>${l||t("Hva forventer dere?")}</h1>
      <p class="lead-by">${u}${r.place?i`<br />${r.place}`:o}</p>
    </div>
    ${ve(e)}
    <div class="stack s">
      <a class="btn main big" href=${W(s)}>${a.on?.group_id===r.id?t("Se det dere skrev"):t("Skriv i skjemaet")}</a>
      ${r.meeting_url?i`<div class="row pair">${te(r.meeting_url,t("M\xF8terom"))}</div>`:o}
    </div>
  </section>`}function De(e,n){return e.paused?i`${t("Klokka st\xE5r.")}<br />${e.late?t("Vent litt."):g("minutt igjen","minutter igjen",e.minutes)}`:e.out?i`${t("Tida er ute.")}<br />${t("Skriv ferdig.")}`:e.late?i`${t("igjen.")}<br />${t("Skriv ferdig.")}`:i`${g("minutt igjen,","minutter igjen,",e.minutes)}<br />${t("til kl. {clock}",{clock:n})}`}function rt(e,n,r){let s=Oe(n),[a]=s,l=s.length===1;return i`<section class="now stack l" aria-label=${t("N\xE5")}>
    <div class="stack s">
      <p class="where"><span>${y(e,r)}</span></p>
      ${L(e)}
    </div>
    <h1>${l?a.title:t("Temaene dine")}</h1>
    ${I(e,(u,d)=>De(u,d))}
    ${l?i`<a class="btn main big" href=${ee(n,a)}>
          ${a.role==="leader"?t("\xC5pne skjemaet du leder"):t("\xC5pne skjemaet du skriver i")}
        </a>`:P(n)}
  </section>`}function it(e,n,r){let{group:s,workshop:a}=e,l=e.rounds.filter(k=>k.state==="past").length,u=f(r)||r.kind==="expectations",d=u&&!s?t("Du er ikke i en gruppe enn\xE5"):v(r);return i`<section class="now rest stack l" aria-label=${t("N\xE5")}>
    <div class="stack s">
      <p class="where">
        ${s?i`<span>${E(s)}</span>`:o}
        ${f(r)?i`<span>${y(e,r)}</span>`:l?i`<span>${g("{n} av {total} runde ferdig","{n} av {total} runder ferdig",l,{total:e.rounds.length})}</span>`:o}
      </p>
      ${l||f(r)?L(e):o}
    </div>
    <div>
      <h1>${d}</h1>
      ${u&&!s?i`<p class="lead-by">${t("Si fra til arrang\xF8ren, s\xE5 f\xE5r du en gruppe.")}</p>`:f(r)?i`<p class="lead-by">${t("Gruppa di har ikke noe m\xF8te i denne runden.")}</p>`:o}
      ${r.speaker?i`<p class="lead-by">${r.speaker}</p>`:o}
    </div>
    ${I(e,(k,ue)=>st(k,ue,r.kind))}
    ${r.kind==="break"&&e.met.length?i`<p>${t("Det dere skrev, er lagret. Dere kan lese det her.")}</p>`:o}
    ${P(n)}
    ${re(ne(e.met.length?i`<a class="btn" href="#read">${t("Les det vi skrev")}</a>`:o,r.kind==="break"?o:Fe(a)))}
  </section>`}function st(e,n,r){if(e.paused)return i`${t("Klokka st\xE5r.")}<br />${t("Vent litt.")}`;if(e.out)return i`${t("Straks ferdig.")}<br />${t("Vi g\xE5r videre snart.")}`;let s=e.late?t("igjen."):g("minutt igjen.","minutter igjen.",e.minutes);return i`${s}<br />${r==="break"?t("Vi fortsetter kl. {clock}",{clock:n}):t("Til kl. {clock}",{clock:n})}`}function at(e,n){return i`<section class="now rest stack l" aria-label=${t("N\xE5")}>
    <h1>${t("Takk, {name}. Vi er ferdige.",{name:U(n.name)})}</h1>
    <p>${T(n.id).length?t("Noe du skrev, er ikke sendt enn\xE5. La siden st\xE5 \xE5pen."):t("Du kan lukke siden. Alt er lagret.")}</p>
    ${P(n)}
    ${re(ne(e.met.length?i`<a class="btn" href="#read">${t("Les det vi skrev")}</a>`:o,e.met.length?i`<a class="btn" href="/w/${e.workshop.id}/summary.pdf" download>${t("Last ned som PDF")}</a>`:o))}
  </section>`}function ot(e,n){if(e.phase==="ended"){let d=x(`${e.workshop.personal_data_until}T12:00:00Z`);return xe(t("Dette skjer videre"),[[d,t("Navnet ditt slettes"),t("Det dere skrev, blir st\xE5ende uten navn.")]])}let{times:r,end:s}=he(e),a=[],l=e.agenda.filter(d=>d.state==="next"),u=l.filter(f);for(let d of l)e.phase==="before"&&u.length>1&&lt(l,u,d)?d===u[0]&&a.push([w(r[d.id]),ct(u),dt(e,u)]):f(d)?a.push([w(r[d.id]),...ut(e,d,d===u[0])]):a.push([w(r[d.id]),...mt(d)]);return!a.length&&e.phase==="before"?o:(a.push([w(s),t("Slutt"),""]),xe(e.phase==="before"?t("I dag"):t("Etterp\xE5"),a))}var lt=(e,n,r)=>e.indexOf(r)>=e.indexOf(n[0])&&e.indexOf(r)<=e.indexOf(n.at(-1)),ct=e=>t("Gruppearbeid i {n} runder",{n:Q(e.length)});function dt(e,n){let r=new Set(n.map(s=>e.plan[s.id]?.theme_id).filter(Boolean));return r.size>1?t("Dere m\xF8ter {n} temaer.",{n:Q(r.size)}):e.plan[n[0].id]?.title??""}function ut(e,n,r){let s=e.plan[n.id],a=n.kind==="summary"?t("Oppsummering"):t("Runde {n}",{n:n.round});if(!s)return[a,""];let l=t("{name}: {title}",{name:a,title:s.title});if(n.kind==="summary")return[l,e.workshop.rotation==="rotating"?t("Temaet dere begynte med."):""];if(!r)return[l,""];let u=t("Bli i {group}.",{group:J(e.group)});return e.workshop.rotation!=="rotating"?[l,u]:[l,s.leader?`${u} ${t("{who} kommer til dere.",{who:M(s.leader)})}`:u]}function mt(e){return e.kind==="break"?[g("Pause i {n} minutt","Pause i {n} minutter",e.minutes),e.title&&e.title!==t("Pause")?e.title:""]:[v(e),e.speaker]}function xe(e,n){return i`<section class="part stack" aria-labelledby="later">
    <h2 id="later">${e}</h2>
    <dl class="later">
      ${n.map(([r,s,a])=>i`<dt>${r}</dt><dd>${s}${a?i`<span>${a}</span>`:o}</dd>`)}
    </dl>
  </section>`}function pt(e){let{leader:n,note_taker:r}=e;return n&&r&&n.id===r.id?t("{who} leder og skriver",{who:M(n)}):n?t("{who} leder",{who:M(n)}):t("Dere leder m\xF8tet selv")}var ee=(e,n)=>`${location.pathname}/lead/${n.theme_id}/${n.track}`,Oe=({roles:e})=>[...new Map(e.map(n=>[`${n.theme_id}/${n.track}`,n])).values()];function P(e){let n=Oe(e);return n.length?i`<div class="stack s">
    ${n.map(r=>i`<a class="btn big" href=${ee(e,r)}>
      ${r.role==="leader"?t("Du leder \xAB{title}\xBB",{title:r.title}):t("Du skriver for \xAB{title}\xBB",{title:r.title})}
    </a>`)}
  </div>`:o}var te=(e,n)=>i`<a class="btn" href=${e} target="_blank" rel="noopener noreferrer">${n} ${$e}</a>`,Fe=e=>e.meeting_url?te(e.meeting_url,t("Fellesm\xF8te")):o,ne=(...e)=>e.filter(n=>n!==o),re=e=>e.length?i`<div class="row">${e}</div>`:o;function Ae(e){if(!e)return i`<section class="part"><p>${t("Temaarket kommer n\xE5r runden begynner.")}</p></section>`;let n=[[t("Form\xE5l"),e.purpose],[t("M\xE5l"),e.goals],[t("Forslag til tiltak"),e.measures],[t("Tidsplan"),e.schedule],[t("Finansiering"),e.financing]].filter(([,r])=>r.trim());return i`<section class="part stack l sheet">
    <div><p class="muted">${t("Temaark")}</p><h1 tabindex="-1">${e.title}</h1></div>
    ${n.length?o:i`<p>${t("Arrang\xF8ren har ikke skrevet noe her enn\xE5.")}</p>`}
    ${n.map(([r,s])=>i`<div class="text"><h2>${r}</h2>${Z(s)}</div>`)}
    ${e.sources.map(r=>i`<div class="text"><h2>${t("Fra f\xF8r: {title}",{title:r.title})}</h2>${Z(r.text)}</div>`)}
  </section>`}function Be(e){let n=new Map(e.met.map(s=>[`${s.theme_id}/${s.track}`,s])),r=s=>e.met.filter(a=>a.theme_id===s.theme_id&&a.track===s.track).map(a=>e.agenda.find(l=>l.id===a.item_id)).filter(Boolean).map(v).join(", ");return i`<section class="part stack">
    <h1 tabindex="-1">${t("Det vi skrev")}</h1>
    ${n.size?o:i`<p>${t("Her kommer det dere skriver, n\xE5r f\xF8rste runde begynner.")}</p>`}
    <ul class="reads">
      ${[...n.values()].map(s=>i`<li><a href=${W(s)}><strong>${s.title}</strong><small>${r(s)}</small></a></li>`)}
    </ul>
  </section>`}var H=JSON.parse(document.getElementById("page").textContent),[D,ft,_,j,V]=["top","band","view","vote","form"].map(e=>document.getElementById(e)),ie=D.firstElementChild.cloneNode(!0),R=document.createElement("div");R.className="bar-top";var{snapshot:c,personal:m}=H,O="connected",b=null,F=null,p=null,ae=Number(localStorage.getItem(Re())??0);me(H.now);Ve(m.id);G(m.id,c.workshop.personal_data_until);var N=Ne({watch:{as:"group"},token:H.token,tokenAddress:`/w/${c.workshop.id}/token`,person_id:m.id,onSnapshot(e,n){c=e,m=n??m,G(m.id,c.workshop.personal_data_until)&&K(m.id),Me(),$()},onState(e){O=e,O!=="connected"&&X(O==="lost"?t("Ikke tilkoblet."):We()),$()}}),le=new je(N,m.id,$);Me();addEventListener("hashchange",ce);addEventListener("popstate",ce);ce();pe($);_t();z(m.id,!0).length&&qe().then(()=>F?.resume(z(m.id,!0)));K(m.id).then(()=>{Se(m.id,$),T(m.id).length&&C(de).then(({sendUnsent:e})=>e(N,m))});function Me(){le.keepOnly(c.polls.filter(({state:e})=>e==="open").map(({id:e})=>e))}function $(){we(c),ye(c.phase==="on"&&!!c.meeting);let[e,n]=Le(),r=e==="form",s=e==="vote";h(i`${r?kt():Ie()}${_e(p?.mounted?.form)}${e?Ee():o}`,ft),V.hidden=!r,j.hidden=!s,_.hidden=r||s,$t(e),s&&b?.mounted?.draw(),!(r||s)&&(e==="sheet"?h(Ae(c.sheets[n]),_):e==="read"?h(Be(c),_):e==="evaluation"?h(F?F.view(n,c,m):yt(),_):h(Ce({snapshot:c,personal:m,ballots:le,notice:Ee()}),_))}function Le(){return location.hash.slice(1).split("/")}function ce(){let[e,n,r]=Le();e!=="form"?Ge():p?.address!==location.hash&&St({theme_id:n,track:Number(r)}),e!=="vote"?He():b?.address!==location.hash&&wt(n),e==="evaluation"&&qe(),$(),e&&scrollTo(0,0),["sheet","read","evaluation"].includes(e)&&_.querySelector("h1")?.focus({preventScroll:!0})}function $t(e){if(!e){D.firstElementChild!==ie&&D.replaceChildren(ie);let s=ie.querySelector("[data-name]");s&&s.textContent!==m.name&&(s.textContent=m.name);return}D.firstElementChild!==R&&D.replaceChildren(R);let n=S(c),r=B(c.step);h(i`<a class="btn plain" href="#">${n?t("Til {what}",{what:ke(n)}):t("Tilbake")}</a>
      ${r&&!r.out?i`<p class="push">${gt(r)}</p>`:o}`,R)}function gt(e){return e.late?i`<strong class="run">${fe(e.seconds)}</strong> ${t("igjen")}`:i`<strong>${t("{n} min",{n:e.minutes})}</strong> ${t("igjen")}`}function Ie(){if(O==="connected")return o;if(O==="again")return i`<div class="notice info"><p>${We()}</p></div>`;let e=p?.mounted?t("Skriv videre. Teksten er trygg p\xE5 denne enheten."):t("Vi pr\xF8ver igjen hele tida. Klokka g\xE5r som f\xF8r.");return i`<div class="notice">
    <p class="grow"><strong>${t("Ikke tilkoblet.")}</strong> ${e}</p>
    <button class="btn" @click=${N.refresh}>${t("Pr\xF8v n\xE5")}</button>
  </div>`}function We(){let e=Pe();return!T(m.id).length&&(e?.state??"saved")==="saved"?e?.late?t("Tilkoblet igjen."):t("Tilkoblet igjen. Alt er lagret."):t("Tilkoblet igjen. Det du skrev, sendes n\xE5.")}var Pe=()=>p?.mounted?.form?p.mounted.state():null;function kt(){return i`${Ie()}${ht()}`}function ht(){let e=S(c),n=c.phase==="on"?e?.id:c.phase,r=p?.step===n&&p.meeting!==c.meeting?.id;if(!p||!p.wasNow||p.step===n&&!r)return o;let s=p.mounted?.isWriting();if(c.phase==="ended")return se(s?t("Vi er ferdige for i dag. Skriv ferdig i ro og mak."):t("Vi er ferdige for i dag."),t("Til avslutningen"));if(!e)return o;if(r&&c.meeting)return se(t("N\xE5: {title}.",{title:c.meeting.title}),t("G\xE5 dit"));let a=c.meeting&&f(e)?t("{round} har begynt: {title}.",{round:y(c,e),title:c.meeting.title}):t("N\xE5: {title}.",{title:v(e)});return se(`${a} ${s?t("Skriv ferdig f\xF8rst."):vt()}`,t("G\xE5 dit"))}function vt(){let e=Pe();return e?.state==="saved"&&!e.late?t("Alt er lagret."):""}function se(e,n){return i`<div class="notice info moved"><p class="grow">${e}</p><a class="btn" href="#">${n}</a></div>`}function Ee(){let e=c.messages[0];return!e||e.sent_at<=ae?o:i`<div class="part tight"><div class="notice info" role="status">
    <p class="grow"><strong>${t("Fra arrang\xF8ren:")}</strong> ${e.text}</p>
    <button class="btn" @click=${()=>bt(e)}>${t("Lest")}</button>
  </div></div>`}function bt(e){ae=e.sent_at,localStorage.setItem(Re(),String(ae)),$()}function Re(){return`read/${H.snapshot.workshop.id}`}async function wt(e){He();let n=b={address:location.hash};j.replaceChildren(Ke(t("Henter avstemningen \u2026")));let r=await C(()=>import("./voting-MG4YS7C2.js"),{isWanted:()=>b===n,failing:()=>j.replaceChildren(oe(t("Vi pr\xF8ver igjen hele tida."),t("Avstemningen kom ikke fram.")))});if(!r||b!==n)return;j.replaceChildren();let s=()=>c.polls.find(({id:a})=>a===e)??null;n.mounted=r.mountVoting(j,{poll_id:e,find:s,ballots:le,person_id:m.id})}function He(){b?.mounted?.close(),b=null,j.replaceChildren()}async function qe(){if(F)return;let e=await C(()=>import("./evaluation-QC6NDQZJ.js"),{failing:$,mayReload:!0});F??=e.surveysOf({live:N,person_id:m.id,redraw:$}),$()}function yt(){return i`<p class="part muted">${t("Henter sp\xF8rsm\xE5lene \u2026")}</p>`}function de(){return import("./form-IQCKJOAL.js")}async function St({theme_id:e,track:n}){await Ge();let r=S(c),s={address:location.hash,step:c.phase==="on"?r?.id:c.phase,meeting:c.meeting?.id,wasNow:c.meeting?.theme_id===e};p=s,V.replaceChildren(Ke());try{let a=await C(de,{isWanted:()=>p===s,failing(){X(t("Skjemaet kom ikke fram.")),V.replaceChildren(oe(t("Vi pr\xF8ver igjen hele tida.")))},mayReload:!0});if(p!==s)return;let l=document.createElement("div");l.className="form-place",V.replaceChildren(l),s.mounted=await a.mountForm(l,{live:N,socket:N.manager,theme_id:e,track:n,person:m})}catch(a){console.error(a),p===s&&V.replaceChildren(oe())}}async function Ge(){let{mounted:e}=p??{};p=null,await e?.close?.(),V.replaceChildren()}function Ke(e=t("Henter skjemaet \u2026")){let n=document.createElement("p");return n.className="part muted",n.textContent=e,n}function oe(e="",n=t("Skjemaet kom ikke fram.")){let r=document.createElement("div");return r.className="part stack",h(i`<p>${n} ${e}</p><button class="btn" @click=${()=>location.reload()}>${t("Pr\xF8v n\xE5")}</button>`,r),r}function _t(){if(navigator.connection?.saveData)return;let e=window.requestIdleCallback??(n=>setTimeout(n,3e3));setTimeout(()=>e(()=>de().catch(()=>{})),2e3+6e3*Math.random())}
