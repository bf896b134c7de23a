import{a as S}from"./chunk-74DR2W4V.js";import{c as y}from"./chunk-2CP7SROQ.js";import{A as v,F as w,a as i,d as c,f as g,h as n,i as d,j as b,s as _}from"./chunk-6MAETQC5.js";import{d as f}from"./chunk-3SUXVHTQ.js";var O=[1,2,3,4,5];function J(t,{poll_id:e,find:s,ballots:r,person_id:a}){let l=new m(t,e,s,r,a);return l.begin(),l}var m=class{constructor(e,s,r,a,l){Object.assign(this,{place:e,poll_id:s,find:r,ballots:a,person_id:l}),this.choice=null,this.isChanging=!1,this.elsewhere=!1,this.said="",this.proposals=new Map}async begin(){let e=this.find();e&&(this.choice=this.ballots.waiting(e.id)??D(e)),this.draw(),this.place.querySelector("h1")?.focus({preventScroll:!0}),e?.state==="open"&&this.ballots.state(e.id)==="none"&&(this.elsewhere=await this.ballots.hasVoted(e.id),this.elsewhere&&this.draw())}close(){this.isClosed=!0,g(c,this.place)}draw(){if(this.isClosed)return;let e=this.find();g(e?this._page(e):L(this.ballots.state(this.poll_id),this.ballots.refusal(this.poll_id)),this.place),this._announce(this.ballots.state(this.poll_id))}_page(e){if(e.state!=="open")return F(e);let s=this.ballots.state(e.id);return this.elsewhere?j(n("Du har stemt p\xE5 en annen enhet."),e,n("Der kan du ogs\xE5 endre stemmen.")):s==="counted"&&!this.isChanging?this._counted(e):this._ballot(e,s)}_counted(e){let s=this.ballots.refusal(e.id);return i`${j(n("Stemmen din er talt med."),e,e.is_secret?n("Ingen ser hva du valgte."):"")}
      <section class="part stack">
        ${s?i`<p class="tag alert" role="alert">${s}</p>`:c}
        ${e.is_changeable?i`<button class="btn" @click=${()=>this._change(e)}>${n("Endre stemmen")}</button>`:c}
      </section>`}_change(e){this.isChanging=!0,this.choice=D(e),this.draw(),this.place.querySelector("h1")?.focus()}_ballot(e,s){let r=this.ballots.refusal(e.id),a=M[e.kind];return i`<section class="part stack ballot">
        <h1 tabindex="-1">${e.title}</h1>
        <p>${a.ask(e)}</p>
        <p class="muted small">${V(e)}</p>
        ${a.draw(e,this.choice,l=>this._choose(l),C(e,this.person_id))}
        ${this._about(e)}
      </section>
      <section class="foot stack s" aria-label=${n("Stemmen din")}>
        ${r?i`<p class="tag alert" role="alert">${r}</p>`:c}
        <p role="status">${s==="waiting"?n("Sender stemmen. Den g\xE5r av seg selv n\xE5r nettet er der."):a.status(e,this.choice)}</p>
        <button class="btn main big" ?disabled=${s==="waiting"||!a.isReady(e,this.choice)} @click=${()=>this._send(e)}>
          ${this.isChanging?n("Send den nye stemmen"):n("Send stemmen")}
        </button>
      </section>`}_about(e){let s=C(e,this.person_id).filter(({id:r})=>e.about[r]);return s.length?i`<details class="stack s"><summary>${d("Les forslaget","Les forslagene",s.length)}</summary>
      ${s.map(({id:r,text:a})=>i`<details class="stack s" @toggle=${({target:l})=>l.open&&this._read(e.about[r])}>
          <summary>${a}</summary>${this._told(e.about[r])}
        </details>`)}
    </details>`:c}async _read(e){if(this.proposals.get(e)?.parts)return;this.proposals.set(e,null),this.draw();let s=await this.ballots.readProposal(e);this.proposals.set(e,s??{failed:!0}),this.draw()}_told(e){let s=this.proposals.get(e);return s?s.failed?i`<p>${n("Forslaget kom ikke fram. Lukk og \xE5pne det for \xE5 pr\xF8ve igjen.")}</p>`:s.parts.length?s.parts.map(({part:r,text:a})=>i`<div class="text"><p><strong>${y(r)}</strong></p>${v(a)}</div>`):i`<p class="muted">${n("Det er ikke skrevet noe mer.")}</p>`:i`<p class="muted">${n("Henter forslaget \u2026")}</p>`}_choose(e){this.choice=e,this.draw()}_send(e){this.isChanging=!1,this.ballots.cast(e.id,this.choice)}_announce(e){e!==this.said&&(e==="counted"&&this.said==="waiting"&&(w(n("Stemmen din er talt med.")),this.place.querySelector("h1")?.focus({preventScroll:!0})),this.said=e)}},M={dots:{ask:({dots:t,most_on_one:e,options:s})=>s.length&&e<t?n("Fordel {n} prikker. Du kan gi h\xF8yst {most} til ett forslag.",{n:t,most:e}):n("Fordel {n} prikker.",{n:t}),draw:(t,e,s,r)=>i`<ul>${r.map(a=>A(t,a,e,s))}</ul>`,status:(t,e)=>d("{n} prikk igjen","{n} prikker igjen",t.dots-k(e)),isReady:(t,e)=>k(e)>0},choose:{ask:({least:t,most:e})=>t===e?d("Velg {n}.","Velg {n}.",e):n("Velg {least}\u2013{most}.",{least:t,most:e}),draw:(t,e,s,r)=>i`<ul class="stack s">
      ${r.map(({id:a,text:l})=>i`<li><label class="choice"><input type="checkbox" .checked=${e.includes(a)}
          ?disabled=${!e.includes(a)&&e.length>=t.most}
          @change=${()=>s(R(e,a))} /> <span>${l}</span></label></li>`)}
    </ul>`,status:(t,e)=>n("Du har valgt {n} av {most}.",{n:e.length,most:t.most}),isReady:(t,e)=>e.length>=Math.max(1,t.least)&&e.length<=t.most},ranking:{ask:()=>n("Trykk p\xE5 forslagene, det beste f\xF8rst. De du ikke trykker p\xE5, kommer sist."),draw:(t,e,s,r)=>i`<ol class="stack s ranking">
      ${r.map(({id:a,text:l})=>{let o=e.indexOf(a)+1;return i`<li><button class="choice" aria-pressed=${o>0} @click=${()=>s(R(e,a))}>
          <span class="place" aria-hidden="true">${o||""}</span><span>${l}</span>
          <span class="hidden">${o?n("nummer {n}",{n:o}):n("ikke rangert")}</span>
        </button></li>`})}
    </ol>`,status:(t,e)=>n("Du har rangert {n} av {total}.",{n:e.length,total:t.options.length}),isReady:(t,e)=>e.length>0},scale:{ask:()=>n("Gi hvert forslag fra 1 til 5. 1 er lavest."),draw:(t,e,s,r)=>r.map(({id:a,text:l})=>p(l,a,e[a],o=>s({...e,[a]:o}))),status:x,isReady:(t,e)=>Object.keys(e).length>0},two_scales:{ask:()=>n("Gi hvert forslag to tall fra 1 til 5: effekt og innsats."),draw:(t,e,s,r)=>r.map(({id:a,text:l})=>{let[o,u]=e[a]??[];return i`<fieldset class="stack s pair-of-scales"><legend class="label">${l}</legend>
          ${p(n("Effekt: 1 liten, 5 stor"),`${a}-effect`,o,h=>s({...e,[a]:[h,u]}))}
          ${p(n("Innsats: 1 liten, 5 stor"),`${a}-effort`,u,h=>s({...e,[a]:[o,h]}))}
        </fieldset>`}),status:x,isReady:(t,e)=>{let s=Object.values(e);return s.length>0&&s.every(([r,a])=>r&&a)}},yes_no:{ask:({options:t})=>t[0]?.text??n("Svar ja eller nei, eller la v\xE6re \xE5 velge."),draw:(t,e,s)=>i`<fieldset class="stack s"><legend class="hidden">${n("Svaret ditt")}</legend>
      ${[["yes",n("Ja")],["no",n("Nei")],["abstain",n("Blankt")]].map(([r,a])=>i`<label class="choice"><input type="radio" name="answer" .checked=${e===r} @change=${()=>s(r)} /> ${a}</label>`)}
    </fieldset>`,status:()=>"",isReady:(t,e)=>!!e}},D=({kind:t})=>({choose:[],ranking:[],yes_no:""})[t]??{},k=t=>Object.values(t).reduce((e,s)=>e+s,0),R=(t,e)=>t.includes(e)?t.filter(s=>s!==e):[...t,e];function x(t,e){return n("Du har vurdert {n} av {total}.",{n:Object.keys(e).length,total:t.options.length})}function A(t,{id:e,text:s},r,a){let l=r[e]??0,o=h=>{let{[e]:N,...$}=r;a(h?{...$,[e]:h}:$)},u=l>=t.most_on_one||k(r)>=t.dots;return i`<li class="vote">
    <h2 id=${`o-${e}`}>${s}</h2>
    <div class="dots" role="group" aria-labelledby=${`o-${e}`}>
      <button class="btn" ?disabled=${!l} aria-label=${n("Ta bort en prikk")} @click=${()=>o(l-1)}>−</button>
      <output>
        <span class="pips" aria-hidden="true">${Array.from({length:Math.min(l,5)},()=>i`<i class="on"></i>`)}</span>
        <span class=${l>5?"":"hidden"}>${d("{n} prikk","{n} prikker",l)}</span>
      </output>
      <button class="btn" ?disabled=${u} aria-label=${n("Gi en prikk")} @click=${()=>o(l+1)}>+</button>
    </div>
  </li>`}function p(t,e,s,r){return i`<fieldset class="scale"><legend class="label">${t}</legend>
    ${O.map(a=>i`<label class="choice"><input type="radio" name=${e} .checked=${s===a} @change=${()=>r(a)} /> ${a}</label>`)}
  </fieldset>`}function V(t){let e=_(t),s=t.ends_at&&t.ends_at>f()?n("\xC5pent til kl. {clock}.",{clock:b(t.ends_at)}):"";return`${e} ${s} ${t.is_changeable?n("Du kan endre stemmen til vi lukker."):n("Stemmen kan ikke endres.")}`}function j(t,e,s){return i`<section class="now rest stack l">
    <h1 tabindex="-1">${t}</h1>
    <p>${e.title} ${s}</p>
    <p>${n("Resultatet kommer her n\xE5r arrang\xF8ren viser det.")}</p>
  </section>`}function F(t){return i`<section class="part stack l">
    <h1 tabindex="-1">${t.title}</h1>
    ${t.result?S(t):i`<p>${n("Avstemningen er lukket. Resultatet kommer n\xE5r arrang\xF8ren viser det.")}</p>`}
  </section>`}function L(t,e){return i`<section class="part stack"><h1 tabindex="-1">${n("Avstemningen er lukket.")}</h1>
    ${e?i`<p class="tag alert" role="alert">${e}</p>`:c}
    ${t==="waiting"?i`<p>${n("Sender stemmen. Den g\xE5r av seg selv n\xE5r nettet er der.")}</p>`:c}
    <p>${n("Resultatet kommer n\xE5r arrang\xF8ren viser det.")}</p></section>`}function C(t,e){if(!t.is_shuffled)return t.options;let s=r=>[...`${e}${r}`].reduce((a,l)=>Math.imul(a,31)+l.charCodeAt(0)|0,7);return[...t.options].sort((r,a)=>Math.imul(s(r.id),2654435761)-Math.imul(s(a.id),2654435761))}export{J as mountVoting};
