import { run } from "/work/wt-web/tests/browser/browser.mjs";
import { drop, open, said, wipe } from "/work/wt-web/tests/browser/web-page.mjs";
await run(async (context, check) => {
  const desk = await context({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce", locale: "nb-NO" });
  const page = await open(desk, process.env.U, check);
  for (const mb of [1, 8, 30]) {
    await wipe(page);
    const text = "Nav har avslått søknaden din om dagpenger. Du kan klage innen seks uker fra du fikk brevet, hvis du mener noe er feil.\n\n".repeat(mb*1000*1000/120);
    const t = await drop(page, [{ name: "stor.txt", bytes: Buffer.from(text) }]);
    console.log(mb, Math.round(t), await page.locator(".trouble li").allTextContents(), await page.locator("#result h1").count());
  }
});
