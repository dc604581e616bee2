# What the R package surveillance says of series of weekly counts. First argument: a folder of one-column CSV files, a header and then a
# count or NA a line. Second: the file that gets one line a judged week, with series, method, week (from 1), expected, bound and alarm.
suppressMessages(library(surveillance))
args <- commandArgs(trailingOnly = TRUE)
out <- file(args[2], "w")
put <- function(series, method, weeks, expected, bound, alarm) {
  writeLines(sprintf("%s\t%s\t%d\t%.12g\t%.12g\t%d", series, method, weeks, expected, bound, as.integer(alarm)), out)
}
flexible <- function(series, counts, method, control) {
  if (length(counts) < 52 * 5 + 4) return(invisible())
  found <- try(suppressWarnings(farringtonFlexible(sts(observed = counts, frequency = 52, start = c(2000, 1)), control)), silent = TRUE)
  if (inherits(found, "try-error")) return(invisible(cat(series, method, "refused:", found, "\n")))
  put(series, method, (52 * 5 + 4):length(counts), found@control$expected[, 1], found@upperbound[, 1], found@alarm[, 1])
}
for (path in list.files(args[1], pattern = "[.]csv$", full.names = TRUE)) {
  counts <- read.csv(path)[, 1]
  name <- sub("[.]csv$", "", basename(path))
  n <- length(counts)
  series <- sts(observed = counts, frequency = 52, start = c(2000, 1))
  for (method in c("C1", "C2", "C3")) {
    from <- c(C1 = 8, C2 = 10, C3 = 12)[[method]]
    if (n < from || anyNA(counts)) next
    found <- earsC(series, list(method = method))
    put(name, tolower(method), from:n, NA, found@upperbound[, 1], found@alarm[, 1])
  }
  old <- create.disProg(week = 1:n, observed = counts, state = rep(0, n), freq = 52)
  if (n > 7 && !anyNA(counts)) {
    found <- algo.bayes(old, list(range = 7:n, b = 0, w = 6, actY = TRUE, alpha = 0.05))
    put(name, "bayes", 7:n, NA, found$upperbound[, 1], found$alarm[, 1])
  }
  if (n > 53 && !anyNA(counts)) {
    found <- algo.cusum(old, list(range = 53:n, k = 1.04, h = 2.26))
    put(name, "cusum", 53:n, rep(found$control$m, n - 52), found$upperbound, found$alarm)
  }
  flexible(name, counts, "farrington", list())
  flexible(name, counts, "farrington-noufaily", list(noPeriods = 10, pastWeeksNotIncluded = 26, pThresholdTrend = 1, thresholdMethod = "nbPlugin"))
}
close(out)
