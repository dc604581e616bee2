import type { Command } from 'commander'
import { type Forecast, forecastOf, type Predicted, readMonthly } from '../../core/watch/index.ts'
import { type Global, print, readBytes, tell } from '../io.ts'
import { regionForecast } from '../region.ts'
import { tellSetAside } from '../series.ts'

export function watchForecast(group: Command, global: () => Global): void {
  group.command('forecast <file>')
    .description('monthly deaths to come (CSV date,count by month; - for standard input), beside its baselines and its measured record; not official')
    .action((file: string) => run(global(), file))
}

async function run(global: Global, file: string): Promise<void> {
  const { series, rejected, missing } = readMonthly(readBytes(file))
  tellSetAside(file, rejected, missing, 'months')
  const { records, faults } = await regionForecast()
  for (const { message } of faults) tell(`forecast-record.yaml: ${message}`)
  const forecast = forecastOf(series, records)
  print(global, { ...forecast, rejected, missing }, () => linesOf(forecast))
}

function linesOf({ origin, months, model, baselines, because }: Forecast): string[] {
  const measured = months.filter((one) => one.measured)
  return [
    `known to\t${origin}`, `measured for\t${measured[0]?.month} to ${measured.at(-1)?.month}`, 'each month\tmean\t5 %\t25 %\t50 %\t75 %\t95 %\tnone',
    lineOf(model), ...baselines.map((one) => `baseline ${lineOf(one)}`), ...because,
  ]
}

function lineOf({ method, mean, quantiles, classes }: Predicted): string {
  return [method, mean.toFixed(1), ...Object.values(quantiles), `${(classes[0]!.probability * 100).toFixed(0)} %`].join('\t')
}
