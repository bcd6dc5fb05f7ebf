/** What `--help` says of each command. */
export const HELP: Readonly<Record<string, string>> = {
  '': `Jämlots: an assistant bot for gender impact assessment (könskonsekvensbeskrivning).

Usage: npm run jamlots -- <command> [options]

Commands
  serve             serve the bot (npm start does the same)
  assess            make an assessment: asked in the terminal, or from a file of answers
  verify FILE       check the assessment that a document carries
  read FILE         print what is found in a decision document
  checklist check   check the checklists
  checklist preview ID   a checklist as a page to read
  doctor            tell what is configured and reachable, and what to do about what is not

Every command has --help. Exit codes: 0 good, 1 faults found, 2 bad input, 3 changed, 4 nothing there, 70 our fault.
`,
  serve: `Usage: npm start, or npm run jamlots -- serve

Serves the bot on HOST (127.0.0.1) and PORT (3978). The web channel is at /try, on loopback only.
Stops on SIGTERM and Ctrl-C, after what is under way has been finished.
`,
  assess: `Usage: npm run jamlots -- assess [--decision FILE] [--checklist ID] [--out DIR] [--language sv|en]
       npm run jamlots -- assess [--decision FILE] --answers FILE.yaml [options]

Without --answers the questions are asked here, in the terminal. Each answer is saved at once; the same draft is found
in the browser (npm start), one at a time. Esc opens a menu: help, back, skip, undo, pause, leave.
With --answers a whole assessment is made at once and no question is asked. Each answer goes through the same engine
as a typed one. A missing or refused answer ends with exit 2, a line for each fault, and nothing written.
Writes the decision document with its appendix and NAME.assessment.json, and prints their paths.

  --decision FILE    the decision document (.docx); without it the assessment is a document of its own
  --checklist ID     the checklist: opened at once in the terminal; handlaggare with --answers
  --out DIR          where the documents are written (.); made if it is not there
  --language sv|en   the language of the talk and the assessment (JAMLOTS_LANGUAGE, sv)

With --answers only
  --answers FILE     the answers, as YAML
  --modules A,B      perspectives to switch on
  --draft            attach a draft, marked on each page, instead of establishing the record
  --replace          replace an earlier appendix even if somebody has edited it by hand
`,
  verify: `Usage: npm run jamlots -- verify FILE

Reads the assessment out of a document (.docx) or a .json file, checks its hash, and prints it as JSON.
Exit codes: 0 intact, 3 changed, 4 none inside.
`,
  read: `Usage: npm run jamlots -- read FILE

Prints what was found in a decision document (title, case numbers, authority, committee, date, officer, proposed
decision, headings), each with its value and the place where it stood, as JSON. What is absent was not found.
`,
  checklist: `Usage: npm run jamlots -- checklist check [DIR]
       npm run jamlots -- checklist preview ID [--language sv|en]

check    checks every checklist and module in DIR (the bot's own) and prints each fault as
         file:line: path: what is wrong. Exit codes: 0 no faults, 1 faults.
preview  prints the whole checklist or module ID as a page (Markdown): every question with its texts and
         choices, when it is asked, and every path through it.
`,
  doctor: `Usage: npm run jamlots -- doctor [--language sv|en]

Looks at the configuration, the organisation's file and checklists, the database (which it only reads, beside a running
server) and Slack: tokens, scopes, Socket Mode, signing secret, clock. Changes nothing, and prints no secrets.
A line for each finding, ✓ as it should be, ! worth a look, ✗ wrong, with the way out below it.
Exit codes: 0 nothing is wrong, 1 something is.
`,
};
