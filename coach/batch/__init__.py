"""Headless grading: files of answers in, results, reports and summaries out."""
