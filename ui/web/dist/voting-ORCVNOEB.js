import{a as w}from"./chunk-UZGR7DIF.js";import{E as v,a as l,c,e as g,g as a,h as u,i as b,r as _}from"./chunk-JE4BDCKW.js";import{d as f}from"./chunk-3SUXVHTQ.js";var x=[1,2,3,4,5];function T(t,{poll_id:e,find:s,ballots:i,person_id:n}){let r=new k(t,e,s,i,n);return r.begin(),r}var k=class{constructor(e,s,i,n,r){Object.assign(this,{place:e,poll_id:s,find:i,ballots:n,person_id:r}),this.choice=null,this.isChanging=!1,this.elsewhere=!1,this.said=""}async begin(){let e=this.find();e&&(this.choice=this.ballots.waiting(e.id)??y(e)),this.draw(),this.place.querySelector("h1")?.focus({preventScroll:!0}),e?.state==="open"&&this.ballots.state(e.id)==="none"&&(this.elsewhere=await this.ballots.hasVoted(e.id),this.elsewhere&&this.draw())}close(){this.isClosed=!0,g(c,this.place)}draw(){if(this.isClosed)return;let e=this.find();g(e?this._page(e):M(this.ballots.state(this.poll_id),this.ballots.refusal(this.poll_id)),this.place),this._announce(this.ballots.state(this.poll_id))}_page(e){if(e.state!=="open")return A(e);let s=this.ballots.state(e.id);return this.elsewhere?R(a("Du har stemt p\xE5 en annen enhet."),e,a("Der kan du ogs\xE5 endre stemmen.")):s==="counted"&&!this.isChanging?this._counted(e):this._ballot(e,s)}_counted(e){let s=this.ballots.refusal(e.id);return l`${R(a("Stemmen din er talt med."),e,e.is_secret?a("Ingen ser hva du valgte."):"")}
      <section class="part stack">
        ${s?l`<p class="tag alert" role="alert">${s}</p>`:c}
        ${e.is_changeable?l`<button class="btn" @click=${()=>this._change(e)}>${a("Endre stemmen")}</button>`:c}
      </section>`}_change(e){this.isChanging=!0,this.choice=y(e),this.draw(),this.place.querySelector("h1")?.focus()}_ballot(e,s){let i=this.ballots.refusal(e.id),n=C[e.kind];return l`<section class="part stack ballot">
        <h1 tabindex="-1">${e.title}</h1>
        <p>${n.ask(e)}</p>
        <p class="muted small">${O(e)}</p>
        ${n.draw(e,this.choice,r=>this._choose(r),V(e,this.person_id))}
      </section>
      <section class="foot stack s" aria-label=${a("Stemmen din")}>
        ${i?l`<p class="tag alert" role="alert">${i}</p>`:c}
        <p role="status">${s==="waiting"?a("Sender stemmen. Den g\xE5r av seg selv n\xE5r nettet er der."):n.status(e,this.choice)}</p>
        <button class="btn main big" ?disabled=${s==="waiting"||!n.isReady(e,this.choice)} @click=${()=>this._send(e)}>
          ${this.isChanging?a("Send den nye stemmen"):a("Send stemmen")}
        </button>
      </section>`}_choose(e){this.choice=e,this.draw()}_send(e){this.isChanging=!1,this.ballots.cast(e.id,this.choice)}_announce(e){e!==this.said&&(e==="counted"&&this.said==="waiting"&&(v(a("Stemmen din er talt med.")),this.place.querySelector("h1")?.focus({preventScroll:!0})),this.said=e)}},C={dots:{ask:({dots:t,most_on_one:e,options:s})=>s.length&&e<t?a("Fordel {n} prikker. Du kan gi h\xF8yst {most} til ett forslag.",{n:t,most:e}):a("Fordel {n} prikker.",{n:t}),draw:(t,e,s,i)=>l`<ul>${i.map(n=>j(t,n,e,s))}</ul>`,status:(t,e)=>u("{n} prikk igjen","{n} prikker igjen",t.dots-$(e)),isReady:(t,e)=>$(e)>0},choose:{ask:({least:t,most:e})=>t===e?u("Velg {n}.","Velg {n}.",e):a("Velg {least}\u2013{most}.",{least:t,most:e}),draw:(t,e,s,i)=>l`<ul class="stack s">
      ${i.map(({id:n,text:r})=>l`<li><label class="choice"><input type="checkbox" .checked=${e.includes(n)}
          ?disabled=${!e.includes(n)&&e.length>=t.most}
          @change=${()=>s(S(e,n))} /> <span>${r}</span></label></li>`)}
    </ul>`,status:(t,e)=>a("Du har valgt {n} av {most}.",{n:e.length,most:t.most}),isReady:(t,e)=>e.length>=Math.max(1,t.least)&&e.length<=t.most},ranking:{ask:()=>a("Trykk p\xE5 forslagene, det beste f\xF8rst. De du ikke trykker p\xE5, kommer sist."),draw:(t,e,s,i)=>l`<ol class="stack s ranking">
      ${i.map(({id:n,text:r})=>{let o=e.indexOf(n)+1;return l`<li><button class="choice" aria-pressed=${o>0} @click=${()=>s(S(e,n))}>
          <span class="place" aria-hidden="true">${o||""}</span><span>${r}</span>
          <span class="hidden">${o?a("nummer {n}",{n:o}):a("ikke rangert")}</span>
        </button></li>`})}
    </ol>`,status:(t,e)=>a("Du har rangert {n} av {total}.",{n:e.length,total:t.options.length}),isReady:(t,e)=>e.length>0},scale:{ask:()=>a("Gi hvert forslag fra 1 til 5. 1 er lavest."),draw:(t,e,s,i)=>i.map(({id:n,text:r})=>p(r,n,e[n],o=>s({...e,[n]:o}))),status:D,isReady:(t,e)=>Object.keys(e).length>0},two_scales:{ask:()=>a("Gi hvert forslag to tall fra 1 til 5: effekt og innsats."),draw:(t,e,s,i)=>i.map(({id:n,text:r})=>{let[o,d]=e[n]??[];return l`<fieldset class="stack s pair-of-scales"><legend class="label">${r}</legend>
          ${p(a("Effekt: 1 liten, 5 stor"),`${n}-effect`,o,h=>s({...e,[n]:[h,d]}))}
          ${p(a("Innsats: 1 liten, 5 stor"),`${n}-effort`,d,h=>s({...e,[n]:[o,h]}))}
        </fieldset>`}),status:D,isReady:(t,e)=>{let s=Object.values(e);return s.length>0&&s.every(([i,n])=>i&&n)}},yes_no:{ask:({options:t})=>t[0]?.text??a("Svar ja eller nei, eller la v\xE6re \xE5 velge."),draw:(t,e,s)=>l`<fieldset class="stack s"><legend class="hidden">${a("Svaret ditt")}</legend>
      ${[["yes",a("Ja")],["no",a("Nei")],["abstain",a("Blankt")]].map(([i,n])=>l`<label class="choice"><input type="radio" name="answer" .checked=${e===i} @change=${()=>s(i)} /> ${n}</label>`)}
    </fieldset>`,status:()=>"",isReady:(t,e)=>!!e}},y=({kind:t})=>({choose:[],ranking:[],yes_no:""})[t]??{},$=t=>Object.values(t).reduce((e,s)=>e+s,0),S=(t,e)=>t.includes(e)?t.filter(s=>s!==e):[...t,e];function D(t,e){return a("Du har vurdert {n} av {total}.",{n:Object.keys(e).length,total:t.options.length})}function j(t,{id:e,text:s},i,n){let r=i[e]??0,o=h=>{let{[e]:q,...m}=i;n(h?{...m,[e]:h}:m)},d=r>=t.most_on_one||$(i)>=t.dots;return l`<li class="vote">
    <h2 id=${`o-${e}`}>${s}</h2>
    <div class="dots" role="group" aria-labelledby=${`o-${e}`}>
      <button class="btn" ?disabled=${!r} aria-label=${a("Ta bort en prikk")} @click=${()=>o(r-1)}>−</button>
      <output>
        <span class="pips" aria-hidden="true">${Array.from({length:Math.min(r,5)},()=>l`<i class="on"></i>`)}</span>
        <span class=${r>5?"":"hidden"}>${u("{n} prikk","{n} prikker",r)}</span>
      </output>
      <button class="btn" ?disabled=${d} aria-label=${a("Gi en prikk")} @click=${()=>o(r+1)}>+</button>
    </div>
  </li>`}function p(t,e,s,i){return l`<fieldset class="scale"><legend class="label">${t}</legend>
    ${x.map(n=>l`<label class="choice"><input type="radio" name=${e} .checked=${s===n} @change=${()=>i(n)} /> ${n}</label>`)}
  </fieldset>`}function O(t){let e=_(t),s=t.ends_at&&t.ends_at>f()?a("\xC5pent til kl. {clock}.",{clock:b(t.ends_at)}):"";return`${e} ${s} ${t.is_changeable?a("Du kan endre stemmen til vi lukker."):a("Stemmen kan ikke endres.")}`}function R(t,e,s){return l`<section class="now rest stack l">
    <h1 tabindex="-1">${t}</h1>
    <p>${e.title} ${s}</p>
    <p>${a("Resultatet kommer her n\xE5r arrang\xF8ren viser det.")}</p>
  </section>`}function A(t){return l`<section class="part stack l">
    <h1 tabindex="-1">${t.title}</h1>
    ${t.result?w(t):l`<p>${a("Avstemningen er lukket. Resultatet kommer n\xE5r arrang\xF8ren viser det.")}</p>`}
  </section>`}function M(t,e){return l`<section class="part stack"><h1 tabindex="-1">${a("Avstemningen er lukket.")}</h1>
    ${e?l`<p class="tag alert" role="alert">${e}</p>`:c}
    ${t==="waiting"?l`<p>${a("Sender stemmen. Den g\xE5r av seg selv n\xE5r nettet er der.")}</p>`:c}
    <p>${a("Resultatet kommer n\xE5r arrang\xF8ren viser det.")}</p></section>`}function V(t,e){if(!t.is_shuffled)return t.options;let s=i=>[...`${e}${i}`].reduce((n,r)=>Math.imul(n,31)+r.charCodeAt(0)|0,7);return[...t.options].sort((i,n)=>Math.imul(s(i.id),2654435761)-Math.imul(s(n.id),2654435761))}export{T as mountVoting};
