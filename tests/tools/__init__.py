"""What tests look with: scanners that several of them share."""
