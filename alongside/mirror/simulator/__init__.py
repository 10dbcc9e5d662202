"""Made-up practices in which the truth is known. It knows what people do, and no finding and no threshold."""
