# What an analyst would write in R for the main questions of `plumbline report`, on the same CSV files: agreement,
# severity, what questions tell of a candidate, and how applications end. Argument: the folder of the exports.
suppressMessages({
  library(data.table)
  library(lme4)
  library(sandwich)
  library(survival)
})
folder <- commandArgs(TRUE)[1]
table_of <- function(name) fread(file.path(folder, paste0(name, ".csv")), na.strings = "")
applications <- table_of("applications")
levels_of_vote <- c("strong_no", "no", "yes", "strong_yes")
loops <- table_of("scorecards")[stage == "loop" & shadow == FALSE]
loops[, points := match(fcoalesce(initial_vote, vote), levels_of_vote)]
loops <- loops[!is.na(points)]

# Agreement: Krippendorff's alpha (ordinal) and Gwet's AC2 (quadratic) of the votes of each loop, whole and by role.
agreement <- function(votes) {
  counts <- as.matrix(dcast(votes, application_id ~ factor(points, 1:4), fun.aggregate = length, drop = c(TRUE, FALSE), value.var = "points")[, -1])
  counts <- counts[rowSums(counts) > 1, ]
  given <- rowSums(counts)
  coincidences <- crossprod(counts / (given - 1), counts) - diag(colSums(counts / (given - 1)))
  margin <- colSums(counts)
  difference <- outer(cumsum(margin) - margin / 2, cumsum(margin) - margin / 2, "-")^2
  alpha <- 1 - (sum(margin) - 1) * sum(coincidences * difference) / sum(outer(margin, margin) * difference)
  weights <- 1 - outer(1:4, 1:4, "-")^2 / 9
  share <- colMeans(counts / given)
  chance <- sum(weights) / 12 * sum(share * (1 - share))
  c(loops = nrow(counts), alpha = alpha, ac2 = (mean(rowSums(counts * (counts %*% weights - 1)) / (given * (given - 1))) - chance) / (1 - chance))
}
loops <- merge(loops, applications[, .(application_id, role, level, applied_at, status, closed_at)], by = "application_id")
print(rbind(all = agreement(loops), do.call(rbind, lapply(split(loops, by = "role"), agreement))))

# Severity: each interviewer's shrunk deviation with its conditional standard deviation.
fit <- lmer(points ~ 1 + (1 | application_id) + (1 | interviewer_id), data = loops)
severity <- ranef(fit, condVar = TRUE)$interviewer_id
deviation <- data.table(interviewer_id = rownames(severity), severity = severity[[1]], sd = sqrt(c(attr(severity, "postVar"))))
print(deviation[order(interviewer_id)])

# Questions: rating against the others' adjusted votes, within role and level, errors clustered by interviewer.
loops <- merge(loops, deviation, by = "interviewer_id")
loops[, adjusted := points - severity]
loops[, others := (sum(adjusted) - adjusted) / (.N - 1), by = application_id]
ratings <- merge(
  table_of("ratings")[, .(scorecard_id, question, rating = suppressWarnings(as.numeric(rating)))][!is.na(rating)],
  loops[is.finite(others), .(scorecard_id, interviewer_id, role, level, others)],
  by = "scorecard_id"
)
ratings[, c("x", "y") := .(rating - mean(rating), others - mean(others)), by = .(question, role, level)]
signal <- ratings[, {
  if (.N < 30 || sd(x) == 0 || uniqueN(interviewer_id) < 3) NULL else {
    regression <- lm(scale(y) ~ scale(x))
    error <- sqrt(vcovCL(regression, cluster = interviewer_id)[2, 2])
    r <- coef(regression)[[2]]
    reach <- qt(0.95, uniqueN(interviewer_id) - 1) * error
    .(n = .N, r = r, low = r - reach, high = r + reach)
  }
}, by = question]
print(signal[order(question)])

# Endings: cumulative incidence of hire, rejection and withdrawal since the application, by role.
ends <- max(c(applications$applied_at, applications$closed_at), na.rm = TRUE)
applications[, days := as.numeric(difftime(fcoalesce(closed_at, ends), applied_at, units = "days"))]
applications[, ending := factor(ifelse(is.na(closed_at), "open", status), c("open", setdiff(unique(status[!is.na(closed_at)]), "open")))]
incidence <- survfit(Surv(pmax(days, 0), ending) ~ role, data = applications)
print(summary(incidence, times = c(7, 14, 30, 60, 90), extend = TRUE))

# Of Linux: the most memory that this process held, in MB.
held <- grep("VmHWM", readLines("/proc/self/status"), value = TRUE)
cat(sprintf("\npeak %.0f\n", as.numeric(gsub("\\D", "", held)) / 1024))
