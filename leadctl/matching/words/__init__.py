"""What is known of the words that people, firms and streets are called by."""
