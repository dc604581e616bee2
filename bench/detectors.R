# Seconds of processor that farringtonFlexible takes over the series in the file named, with its default settings and with those of Noufaily et al.
suppressMessages(library(surveillance))
counts <- read.csv(commandArgs(trailingOnly = TRUE)[1])[, 1]
series <- sts(observed = counts, frequency = 52, start = c(2000, 1))
seconds <- function(control) sum(system.time(suppressWarnings(farringtonFlexible(series, control)))[c("user.self", "sys.self")])
cat(length(counts) - 263, seconds(list()), seconds(list(noPeriods = 10, pastWeeksNotIncluded = 26, pThresholdTrend = 1, thresholdMethod = "nbPlugin")), as.character(packageVersion("surveillance")))
