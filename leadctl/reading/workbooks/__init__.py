"""Workbooks and Parquet files: their sheets, and the tables in those."""
