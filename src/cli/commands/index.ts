import type { Command } from 'commander'
import { assessRounds } from './assess-rounds.ts'
import { assess } from './assess.ts'
import { bench } from './bench.ts'
import { cap } from './cap.ts'
import { consult } from './consult.ts'
import { drill } from './drill.ts'
import { exportData } from './export.ts'
import { file } from './file.ts'
import { keep } from './keep.ts'
import { key } from './key.ts'
import { law } from './law.ts'
import { ledger } from './ledger.ts'
import { need } from './need.ts'
import { plan } from './plan.ts'
import { office } from './office.ts'
import { release } from './release.ts'
import { statement } from './statement.ts'
import { up } from './up.ts'
import { verify } from './verify.ts'
import { warn } from './warn.ts'
import { watch } from './watch.ts'

/** Every command of the desk; a new one is a file and a line here. */
export const COMMANDS: ((program: Command) => void)[] = [
  up, keep, law, file, watch, assess, assessRounds, drill, warn, consult, plan, need, office, key, release, statement, cap, ledger, verify, exportData, bench,
]
