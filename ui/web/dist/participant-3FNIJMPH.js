import{a as ve,b as we}from"./chunk-SANVWTRB.js";import{a as C,c as ke,d as he}from"./chunk-V7BWGIIE.js";import{b as R,f as T,k as q,n as G}from"./chunk-FHHXZFAB.js";import{a as $e,b as be}from"./chunk-H5NAI6YV.js";import"./chunk-R6RACGIB.js";import{A as ge,a as i,c as o,e as $,g as t,h as g,i as b,j as x,k as ue,l as me,m as h,n as K,o as B,p as z,q as J,r as fe,s as y,t as S,u as pe,v as I,w as L,x as U,y as Z,z as Q}from"./chunk-XTFRPKXX.js";import{c as ce,d as H,f as E,g as de}from"./chunk-3SUXVHTQ.js";var X=({theme_id:e,track:n})=>`#form/${e}/${n}`;function _e({snapshot:e,personal:n,ballots:r,notice:a}){let s=S(e),l=e.phase==="before"?Je(e,n):e.phase==="ended"?Ye(e,n):s&&e.meeting?Ue(e,n,s):s&&k(s)&&n.roles.length?Ze(e,n,s):Qe(e,n,s),m=e.polls.filter(F=>F.state==="open"&&["none","refused"].includes(r.state(F.id))),d=e.surveys.filter(F=>!n.answered.includes(F.id)),[w]=m,He=e.meeting&&e.phase==="on"?i`${m.map(qe)}${l}${d.map(ye)}`:w?i`${Re(w)}${d.map(ye)}`:i`${d.map(Ke)}${l}`;return i`${a}${He}${Ge(e,r)}${ze(e)}${et(e,n)}`}var Y=({id:e})=>`#vote/${e}`;function Re(e){return i`<section class="now stack l" aria-label=${t("N\xE5")}>
    <div class="stack s">
      <p class="where"><span>${t("Avstemning")}</span></p>
      <h1>${e.title}</h1>
      <p>${e.is_secret?t("Hemmelig: Ingen ser hva du velger."):t("\xC5pent: Arrang\xF8ren ser hva hver og en velger.")}</p>
    </div>
    <a class="btn main big" href=${Y(e)}>${t("Stem")}</a>
  </section>`}function qe(e){return i`<div class="part tight"><div class="notice info">
    <p class="grow"><strong>${t("Avstemning:")}</strong> ${e.title}</p>
    <a class="btn" href=${Y(e)}>${t("Stem")}</a>
  </div></div>`}function Ge(e,n){let r={counted:t("Du har stemt."),waiting:t("Stemmen sendes n\xE5r nettet er tilbake.")},a=e.polls.map(s=>[s,s.state==="shown"?t("Se resultatet"):s.state==="open"?r[n.state(s.id)]:""]).filter(([,s])=>s);return a.length?i`<section class="part stack" aria-labelledby="votes">
    <h2 id="votes">${t("Avstemninger")}</h2>
    <ul class="rows">${a.map(([s,l])=>i`<li><a href=${Y(s)}>${s.title}</a> <span class="muted">${l}</span></li>`)}</ul>
  </section>`:o}function Ke(e){let n=e.questions.length;return i`<section class="now stack" aria-labelledby="survey-${e.id}">
    <h2 id="survey-${e.id}">${e.title}</h2>
    <p>${g("Ett sp\xF8rsm\xE5l.","{n} sp\xF8rsm\xE5l.",n)} ${t("Det tar under ett minutt. Svaret er anonymt.")}</p>
    <a class="btn main big" href="#evaluation/${e.id}">${t("Svar n\xE5")}</a>
  </section>`}function ye(e){return i`<section class="part stack s">
    <p>${t("Du kan ogs\xE5 svare p\xE5 \xAB{title}\xBB.",{title:e.title})}</p>
    <p><a class="btn" href="#evaluation/${e.id}">${t("Svar n\xE5")}</a></p>
  </section>`}function ze(e){return e.published.length?i`<section class="part stack s">
    ${e.published.map(n=>i`<p><a class="btn" href="#evaluation/${n.id}">${t("Se svarene: {title}",{title:n.title})}</a></p>`)}
  </section>`:o}function Je(e,n){let{workshop:r,group:a}=e,s=Math.ceil((r.starts_at-H())/6e4),l=b(r.starts_at);return i`<section class="now rest stack l" aria-label=${t("N\xE5")}>
    ${a?i`<p class="where"><span>${t("Du er i {group}",{group:J(a)})}</span></p>`:o}
    <h1>${t("Du er inne, {name}.",{name:z(n.name)})}</h1>
    <p>${t("Vent her. Siden skifter av seg selv n\xE5r vi begynner.")}</p>
    ${s>90?i`<p><strong>${x(r.starts_at)===x(H())?t("Vi begynner i dag kl. {clock}.",{clock:l}):t("Vi begynner {day} kl. {clock}.",{day:x(r.starts_at),clock:l})}</strong></p>`:s>0?i`<p class="clock" role="timer" aria-label=${g("{n} minutt til start","{n} minutter til start",s)}>
            <b>${s}</b> <span>${g("minutt til start,","minutter til start,",s)}<br />${t("kl. {clock}",{clock:l})}</span>
          </p>`:i`<p><strong>${t("Vi begynner straks.")}</strong></p>`}
    ${M(n)} ${ne(te(r.place?i`<p>${r.place}</p>`:o,Te(r)))}
  </section>`}function Ue(e,n,r){let{group:a,meeting:s}=e,l=E(e.step),m=n.roles.find(d=>d.theme_id===s.theme_id&&d.track===s.track);return i`<section class="now stack l" aria-label=${t("N\xE5")}>
    <div class="stack s">
      <p class="where"><span>${K(a)}</span><span>${y(e,r)}</span></p>
      ${I(e)}
    </div>
    <div>
      <h1>${s.title}</h1>
      <p class="lead-by">${st(s)}${a.place?i`<br />${a.place}`:o}</p>
    </div>
    ${L(e,(d,w)=>Ve(d,w))}
    <div class="stack s">
      ${m?i`<a class="btn main big" href=${ee(n,m)}>${t("\xC5pne skjemaet du leder")}</a>`:i`<a class="btn main big" href=${X(s)}>${l?.out?t("Skriv ferdig"):t("Skriv i skjemaet")}</a>`}
      <div class="row pair">
        ${a.meeting_url?Ne(a.meeting_url,t("M\xF8terom")):o}
        <a class="btn" href="#sheet/${s.theme_id}">${t("Temaark")}</a>
      </div>
    </div>
  </section>`}function Ve(e,n){return e.paused?i`${t("Klokka st\xE5r.")}<br />${e.late?t("Vent litt."):g("minutt igjen","minutter igjen",e.minutes)}`:e.out?i`${t("Tida er ute.")}<br />${t("Skriv ferdig.")}`:e.late?i`${t("igjen.")}<br />${t("Skriv ferdig.")}`:i`${g("minutt igjen,","minutter igjen,",e.minutes)}<br />${t("til kl. {clock}",{clock:n})}`}function Ze(e,n,r){let a=je(n),[s]=a,l=a.length===1;return i`<section class="now stack l" aria-label=${t("N\xE5")}>
    <div class="stack s">
      <p class="where"><span>${y(e,r)}</span></p>
      ${I(e)}
    </div>
    <h1>${l?s.title:t("Temaene dine")}</h1>
    ${L(e,(m,d)=>Ve(m,d))}
    ${l?i`<a class="btn main big" href=${ee(n,s)}>
          ${s.role==="leader"?t("\xC5pne skjemaet du leder"):t("\xC5pne skjemaet du skriver i")}
        </a>`:M(n)}
  </section>`}function Qe(e,n,r){let{group:a,workshop:s}=e,l=e.rounds.filter(d=>d.state==="past").length,m=k(r)&&!a?t("Du er ikke i en gruppe enn\xE5"):h(r);return i`<section class="now rest stack l" aria-label=${t("N\xE5")}>
    <div class="stack s">
      <p class="where">
        ${a?i`<span>${K(a)}</span>`:o}
        ${k(r)?i`<span>${y(e,r)}</span>`:l?i`<span>${g("{n} av {total} runde ferdig","{n} av {total} runder ferdig",l,{total:e.rounds.length})}</span>`:o}
      </p>
      ${l||k(r)?I(e):o}
    </div>
    <div>
      <h1>${m}</h1>
      ${k(r)&&!a?i`<p class="lead-by">${t("Si fra til arrang\xF8ren, s\xE5 f\xE5r du en gruppe.")}</p>`:k(r)?i`<p class="lead-by">${t("Gruppa di har ikke noe m\xF8te i denne runden.")}</p>`:o}
      ${r.speaker?i`<p class="lead-by">${r.speaker}</p>`:o}
    </div>
    ${L(e,(d,w)=>Xe(d,w,r.kind))}
    ${r.kind==="break"&&e.met.length?i`<p>${t("Det dere skrev, er lagret. Dere kan lese det her.")}</p>`:o}
    ${M(n)}
    ${ne(te(e.met.length?i`<a class="btn" href="#read">${t("Les det vi skrev")}</a>`:o,r.kind==="break"?o:Te(s)))}
  </section>`}function Xe(e,n,r){if(e.paused)return i`${t("Klokka st\xE5r.")}<br />${t("Vent litt.")}`;if(e.out)return i`${t("Straks ferdig.")}<br />${t("Vi g\xE5r videre snart.")}`;let a=e.late?t("igjen."):g("minutt igjen.","minutter igjen.",e.minutes);return i`${a}<br />${r==="break"?t("Vi fortsetter kl. {clock}",{clock:n}):t("Til kl. {clock}",{clock:n})}`}function Ye(e,n){return i`<section class="now rest stack l" aria-label=${t("N\xE5")}>
    <h1>${t("Takk, {name}. Vi er ferdige.",{name:z(n.name)})}</h1>
    <p>${T(n.id).length?t("Noe du skrev, er ikke sendt enn\xE5. La siden st\xE5 \xE5pen."):t("Du kan lukke siden. Alt er lagret.")}</p>
    ${M(n)}
    ${ne(te(e.met.length?i`<a class="btn" href="#read">${t("Les det vi skrev")}</a>`:o,e.met.length?i`<a class="btn" href="/w/${e.workshop.id}/summary.pdf" download>${t("Last ned som PDF")}</a>`:o))}
  </section>`}function et(e,n){if(e.phase==="ended"){let d=x(`${e.workshop.personal_data_until}T12:00:00Z`);return Se(t("Dette skjer videre"),[[d,t("Navnet ditt slettes"),t("Det dere skrev, blir st\xE5ende uten navn.")]])}let{times:r,end:a}=pe(e),s=[],l=e.agenda.filter(d=>d.state==="next"),m=l.filter(k);for(let d of l)e.phase==="before"&&m.length>1&&tt(l,m,d)?d===m[0]&&s.push([b(r[d.id]),nt(m),rt(e,m)]):k(d)?s.push([b(r[d.id]),...it(e,d,d===m[0])]):s.push([b(r[d.id]),...at(d)]);return!s.length&&e.phase==="before"?o:(s.push([b(a),t("Slutt"),""]),Se(e.phase==="before"?t("I dag"):t("Etterp\xE5"),s))}var tt=(e,n,r)=>e.indexOf(r)>=e.indexOf(n[0])&&e.indexOf(r)<=e.indexOf(n.at(-1)),nt=e=>t("Gruppearbeid i {n} runder",{n:Z(e.length)});function rt(e,n){let r=new Set(n.map(a=>e.plan[a.id]?.theme_id).filter(Boolean));return r.size>1?t("Dere m\xF8ter {n} temaer.",{n:Z(r.size)}):e.plan[n[0].id]?.title??""}function it(e,n,r){let a=e.plan[n.id],s=n.kind==="summary"?t("Oppsummering"):t("Runde {n}",{n:n.round});if(!a)return[s,""];let l=t("{name}: {title}",{name:s,title:a.title});if(n.kind==="summary")return[l,e.workshop.rotation==="rotating"?t("Temaet dere begynte med."):""];if(!r)return[l,""];let m=t("Bli i {group}.",{group:J(e.group)});return e.workshop.rotation!=="rotating"?[l,m]:[l,a.leader?`${m} ${t("{who} kommer til dere.",{who:B(a.leader)})}`:m]}function at(e){return e.kind==="break"?[g("Pause i {n} minutt","Pause i {n} minutter",e.minutes),e.title&&e.title!==t("Pause")?e.title:""]:[h(e),e.speaker]}function Se(e,n){return i`<section class="part stack" aria-labelledby="later">
    <h2 id="later">${e}</h2>
    <dl class="later">
      ${n.map(([r,a,s])=>i`<dt>${r}</dt><dd>${a}${s?i`<span>${s}</span>`:o}</dd>`)}
    </dl>
  </section>`}function st(e){let{leader:n,note_taker:r}=e;return n&&r&&n.id===r.id?t("{who} leder og skriver",{who:B(n)}):n?t("{who} leder",{who:B(n)}):t("Dere leder m\xF8tet selv")}var k=({kind:e})=>e==="round"||e==="summary",ee=(e,n)=>`${location.pathname}/lead/${n.theme_id}/${n.track}`,je=({roles:e})=>[...new Map(e.map(n=>[`${n.theme_id}/${n.track}`,n])).values()];function M(e){let n=je(e);return n.length?i`<div class="stack s">
    ${n.map(r=>i`<a class="btn big" href=${ee(e,r)}>
      ${r.role==="leader"?t("Du leder \xAB{title}\xBB",{title:r.title}):t("Du skriver for \xAB{title}\xBB",{title:r.title})}
    </a>`)}
  </div>`:o}var Ne=(e,n)=>i`<a class="btn" href=${e} target="_blank" rel="noopener noreferrer">${n} ${me}</a>`,Te=e=>e.meeting_url?Ne(e.meeting_url,t("Fellesm\xF8te")):o,te=(...e)=>e.filter(n=>n!==o),ne=e=>e.length?i`<div class="row">${e}</div>`:o;function xe(e){if(!e)return i`<section class="part"><p>${t("Temaarket kommer n\xE5r runden begynner.")}</p></section>`;let n=[[t("Form\xE5l"),e.purpose],[t("M\xE5l"),e.goals],[t("Forslag til tiltak"),e.measures],[t("Tidsplan"),e.schedule],[t("Finansiering"),e.financing]].filter(([,r])=>r.trim());return i`<section class="part stack l sheet">
    <div><p class="muted">${t("Temaark")}</p><h1 tabindex="-1">${e.title}</h1></div>
    ${n.length?o:i`<p>${t("Arrang\xF8ren har ikke skrevet noe her enn\xE5.")}</p>`}
    ${n.map(([r,a])=>i`<div class="text"><h2>${r}</h2>${U(a)}</div>`)}
    ${e.sources.map(r=>i`<div class="text"><h2>${t("Fra f\xF8r: {title}",{title:r.title})}</h2>${U(r.text)}</div>`)}
  </section>`}function Ce(e){let n=new Map(e.met.map(a=>[`${a.theme_id}/${a.track}`,a])),r=a=>e.met.filter(s=>s.theme_id===a.theme_id&&s.track===a.track).map(s=>e.agenda.find(l=>l.id===s.item_id)).filter(Boolean).map(h).join(", ");return i`<section class="part stack">
    <h1 tabindex="-1">${t("Det vi skrev")}</h1>
    ${n.size?o:i`<p>${t("Her kommer det dere skriver, n\xE5r f\xF8rste runde begynner.")}</p>`}
    <ul class="reads">
      ${[...n.values()].map(a=>i`<li><a href=${X(a)}><strong>${a.title}</strong><small>${r(a)}</small></a></li>`)}
    </ul>
  </section>`}var P=JSON.parse(document.getElementById("page").textContent),[D,ot,_,V,j]=["top","band","view","vote","form"].map(e=>document.getElementById(e)),re=D.firstElementChild.cloneNode(!0),W=document.createElement("div");W.className="bar-top";var{snapshot:c,personal:u}=P,O="connected",v=null,A=null,f=null,ae=Number(localStorage.getItem(Ie())??0);ce(P.now);we(u.id);R(u.id,c.workshop.personal_data_until);var N=be({watch:{as:"group"},token:P.token,tokenAddress:`/w/${c.workshop.id}/token`,person_id:u.id,onSnapshot(e,n){c=e,u=n??u,R(u.id,c.workshop.personal_data_until)&&q(u.id),p()},onState(e){O=e,O!=="connected"&&Q(O==="lost"?t("Ikke tilkoblet."):Ee()),p()}}),Oe=new ve(N,u.id,p);addEventListener("hashchange",oe);addEventListener("popstate",oe);oe();de(p);kt();G(u.id,!0).length&&Me().then(()=>A?.resume(G(u.id,!0)));q(u.id).then(()=>{ke(u.id,p),T(u.id).length&&C(le).then(({sendUnsent:e})=>e(N,u))});function p(){ge(c),$e(c.phase==="on"&&!!c.meeting);let[e,n]=Ae(),r=e==="form",a=e==="vote";$(i`${r?dt():Fe()}${he(f?.mounted?.form)}${e?De():o}`,ot),j.hidden=!r,V.hidden=!a,_.hidden=r||a,lt(e),a&&v?.mounted?.draw(),!(r||a)&&(e==="sheet"?$(xe(c.sheets[n]),_):e==="read"?$(Ce(c),_):e==="evaluation"?$(A?A.view(n,c,u):gt(),_):$(_e({snapshot:c,personal:u,ballots:Oe,notice:De()}),_))}function Ae(){return location.hash.slice(1).split("/")}function oe(){let[e,n,r]=Ae();e!=="form"?We():f?.address!==location.hash&&$t({theme_id:n,track:Number(r)}),e!=="vote"?Le():v?.address!==location.hash&&pt(n),e==="evaluation"&&Me(),p(),e&&scrollTo(0,0),["sheet","read","evaluation"].includes(e)&&_.querySelector("h1")?.focus({preventScroll:!0})}function lt(e){if(!e){D.firstElementChild!==re&&D.replaceChildren(re);let a=re.querySelector("[data-name]");a&&a.textContent!==u.name&&(a.textContent=u.name);return}D.firstElementChild!==W&&D.replaceChildren(W);let n=S(c),r=E(c.step);$(i`<a class="btn plain" href="#">${n?t("Til {what}",{what:fe(n)}):t("Tilbake")}</a>
      ${r&&!r.out?i`<p class="push">${ct(r)}</p>`:o}`,W)}function ct(e){return e.late?i`<strong class="run">${ue(e.seconds)}</strong> ${t("igjen")}`:i`<strong>${t("{n} min",{n:e.minutes})}</strong> ${t("igjen")}`}function Fe(){if(O==="connected")return o;if(O==="again")return i`<div class="notice info"><p>${Ee()}</p></div>`;let e=f?.mounted?t("Skriv videre. Teksten er trygg p\xE5 denne enheten."):t("Vi pr\xF8ver igjen hele tida. Klokka g\xE5r som f\xF8r.");return i`<div class="notice">
    <p class="grow"><strong>${t("Ikke tilkoblet.")}</strong> ${e}</p>
    <button class="btn" @click=${N.refresh}>${t("Pr\xF8v n\xE5")}</button>
  </div>`}function Ee(){let e=Be();return!T(u.id).length&&(e?.state??"saved")==="saved"?e?.late?t("Tilkoblet igjen."):t("Tilkoblet igjen. Alt er lagret."):t("Tilkoblet igjen. Det du skrev, sendes n\xE5.")}var Be=()=>f?.mounted?.form?f.mounted.state():null;function dt(){return i`${Fe()}${ut()}`}function ut(){let e=S(c),n=c.phase==="on"?e?.id:c.phase,r=f?.step===n&&f.meeting!==c.meeting?.id;if(!f||!f.wasNow||f.step===n&&!r)return o;let a=f.mounted?.isWriting();if(c.phase==="ended")return ie(a?t("Vi er ferdige for i dag. Skriv ferdig i ro og mak."):t("Vi er ferdige for i dag."),t("Til avslutningen"));if(!e)return o;if(r&&c.meeting)return ie(t("N\xE5: {title}.",{title:c.meeting.title}),t("G\xE5 dit"));let s=c.meeting?t("{round} har begynt: {title}.",{round:y(c,e),title:c.meeting.title}):t("N\xE5: {title}.",{title:h(e)});return ie(`${s} ${a?t("Skriv ferdig f\xF8rst."):mt()}`,t("G\xE5 dit"))}function mt(){let e=Be();return e?.state==="saved"&&!e.late?t("Alt er lagret."):""}function ie(e,n){return i`<div class="notice info moved"><p class="grow">${e}</p><a class="btn" href="#">${n}</a></div>`}function De(){let e=c.messages[0];return!e||e.sent_at<=ae?o:i`<div class="part tight"><div class="notice info" role="status">
    <p class="grow"><strong>${t("Fra arrang\xF8ren:")}</strong> ${e.text}</p>
    <button class="btn" @click=${()=>ft(e)}>${t("Lest")}</button>
  </div></div>`}function ft(e){ae=e.sent_at,localStorage.setItem(Ie(),String(ae)),p()}function Ie(){return`read/${P.snapshot.workshop.id}`}async function pt(e){Le();let n=v={address:location.hash};V.replaceChildren(Pe(t("Henter avstemningen \u2026")));let r=await C(()=>import("./voting-OSXUX5M7.js"),{isWanted:()=>v===n,failing:()=>V.replaceChildren(se(t("Vi pr\xF8ver igjen hele tida."),t("Avstemningen kom ikke fram.")))});if(!r||v!==n)return;V.replaceChildren();let a=()=>c.polls.find(({id:s})=>s===e)??null;n.mounted=r.mountVoting(V,{poll_id:e,find:a,ballots:Oe,person_id:u.id})}function Le(){v?.mounted?.close(),v=null,V.replaceChildren()}async function Me(){if(A)return;let e=await C(()=>import("./evaluation-BHTKQSTI.js"),{failing:p,mayReload:!0});A??=e.surveysOf({live:N,person_id:u.id,redraw:p}),p()}function gt(){return i`<p class="part muted">${t("Henter sp\xF8rsm\xE5lene \u2026")}</p>`}function le(){return import("./form-2JLDTG37.js")}async function $t({theme_id:e,track:n}){await We();let r=S(c),a={address:location.hash,step:c.phase==="on"?r?.id:c.phase,meeting:c.meeting?.id,wasNow:c.meeting?.theme_id===e};f=a,j.replaceChildren(Pe());try{let s=await C(le,{isWanted:()=>f===a,failing(){Q(t("Skjemaet kom ikke fram.")),j.replaceChildren(se(t("Vi pr\xF8ver igjen hele tida.")))},mayReload:!0});if(f!==a)return;let l=document.createElement("div");l.className="form-place",j.replaceChildren(l),a.mounted=await s.mountForm(l,{live:N,socket:N.manager,theme_id:e,track:n,person:u})}catch(s){console.error(s),f===a&&j.replaceChildren(se())}}async function We(){let{mounted:e}=f??{};f=null,await e?.close?.(),j.replaceChildren()}function Pe(e=t("Henter skjemaet \u2026")){let n=document.createElement("p");return n.className="part muted",n.textContent=e,n}function se(e="",n=t("Skjemaet kom ikke fram.")){let r=document.createElement("div");return r.className="part stack",$(i`<p>${n} ${e}</p><button class="btn" @click=${()=>location.reload()}>${t("Pr\xF8v n\xE5")}</button>`,r),r}function kt(){if(navigator.connection?.saveData)return;let e=window.requestIdleCallback??(n=>setTimeout(n,3e3));setTimeout(()=>e(()=>le().catch(()=>{})),2e3+6e3*Math.random())}
