<#import "felles.ftl" as felles>
<html><head><title>Vedtak</title><style>p { margin: 0 }</style></head>
<body>
<#if språk == "nb">
  <h1>Du får ikke dagpenger</h1>
  <p>Vi har avslått søknaden din om dagpenger fra ${fraDato?string("dd.MM.yyyy")},
     fordi du ikke har tjent nok.</p>
<#elseif språk == "nn">
  <h1>Du får ikkje dagpengar</h1>
  <p>Vi har avslått søknaden din om dagpengar frå ${fraDato?string("dd.MM.yyyy")},
     fordi du ikkje har tent nok.</p>
<#else>
  <h1>You will not receive unemployment benefit</h1>
  <p>We have rejected your application for unemployment benefit from ${fraDato?string("dd.MM.yyyy")},
     because you have not earned enough.</p>
</#if>
<#if mangler>
  <p><#if språk == "nb">Du må sende oss arbeidsavtalen innen 14 dager.<#elseif språk == "nn">Du må sende oss
  arbeidsavtalen innan 14 dagar.<#else>You must send us the employment contract within 14 days.</#if></p>
</#if>
<h2><#if språk == "en">You can appeal<#else>Du kan klage</#if></h2>
<p><#switch språk><#case "nb">Du kan klage innen seks uker fra du fikk brevet.<#break>
<#case "nn">Du kan klage innan seks veker frå du fekk brevet.<#break>
<#default>You can appeal within six weeks of receiving this letter.</#switch></p>
</body></html>
