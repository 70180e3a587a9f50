// The tests of a script, run and counted as the others are.

export function run(tests) {
  let failed = 0;
  for (const [name, test] of Object.entries(tests)) {
    try {
      test();
      console.log(`ok      ${name}`);
    } catch (error) {
      failed += 1;
      console.log(`FAILED  ${name}: ${String(error?.message ?? error).slice(0, 2000)}`);
    }
  }
  const passed = Object.keys(tests).length - failed;
  console.log(`test result: ${failed ? "FAILED" : "ok"}. ${passed} passed; ${failed} failed`);
  process.exitCode = failed ? 1 : 0;
}
