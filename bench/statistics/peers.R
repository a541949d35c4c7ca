# Times lme4 and pROC on the data of the benchmark and writes what they found, for comparison.
# Arguments: a folder that holds auc.csv (score, positive); results are written there.
suppressMessages({library(lme4); library(pROC)})
folder <- commandArgs(TRUE)[1]

ratings <- data.frame(s = InstEval$s, d = InstEval$d, y = InstEval$y)
write.csv(ratings, file.path(folder, "insteval.csv"), row.names = FALSE, quote = FALSE)
lmer_seconds <- system.time({
  fit <- lmer(y ~ 1 + (1 | s) + (1 | d), data = InstEval)
  effects <- ranef(fit, condVar = TRUE)
})[["elapsed"]]
components <- as.data.frame(VarCorr(fit))
modes <- do.call(rbind, lapply(names(effects), function(name) {
  block <- effects[[name]]
  data.frame(factor = name, level = rownames(block), mode = block[[1]], sd = sqrt(as.vector(attr(block, "postVar"))))
}))
write.csv(data.frame(name = components$grp, sd = components$sdcor), file.path(folder, "components.csv"), row.names = FALSE, quote = FALSE)
write.csv(modes, file.path(folder, "modes.csv"), row.names = FALSE, quote = FALSE)

scores <- read.csv(file.path(folder, "auc.csv"))
auc_seconds <- c()
for (run in 1:3) {
  auc_seconds[run] <- system.time({
    curve <- roc(scores$positive, scores$score, quiet = TRUE, direction = "<")
    interval <- ci.auc(curve, method = "delong", conf.level = 0.9)
  })[["elapsed"]]
}

cat(sprintf("lmer_seconds,%.3f\nauc_seconds,%.4f\nauc,%.12f\nauc_low,%.12f\nauc_high,%.12f\n",
  lmer_seconds, median(auc_seconds), interval[2], interval[1], interval[3]), file = file.path(folder, "results.csv"))
